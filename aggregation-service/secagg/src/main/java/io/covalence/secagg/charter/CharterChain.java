package io.covalence.secagg.charter;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The versions of a study's charter, every signature checked and every version endorsed by the one before. */
public final class CharterChain {
    private final List<SignedCharter> versions;

    private CharterChain(List<SignedCharter> versions) {
        this.versions = List.copyOf(versions);
    }

    /**
     * Begins a chain with its founding version.
     *
     * @throws ProtocolViolation (BROKEN_CHAIN), and what {@link Endorsement#require} throws
     */
    public static CharterChain founded(SignedCharter founding) {
        Endorsement.founding(founding.charter()).require(founding.signatures());
        return new CharterChain(List.of(founding));
    }

    /**
     * Checks a whole history.
     *
     * @throws ProtocolViolation what {@link #founded} and {@link #extend} throw
     */
    public static CharterChain verify(CharterHistory history) {
        var chain = founded(history.versions().getFirst());
        for (var version : history.versions().subList(1, history.versions().size())) {
            chain = chain.extend(version);
        }
        return chain;
    }

    /**
     * The chain with one version more.
     *
     * @throws ProtocolViolation what {@link Endorsement#following} and {@link Endorsement#require} throw
     */
    public CharterChain extend(SignedCharter next) {
        Endorsement.following(current(), next.charter()).require(next.signatures());
        var longer = new ArrayList<>(versions);
        longer.add(next);
        return new CharterChain(longer);
    }

    /** The newest version. */
    public Charter current() {
        return versions.getLast().charter();
    }

    public CharterHistory history() {
        return new CharterHistory(versions);
    }

    /**
     * The version with a hash, for a reader who pinned it or holds a round that names it.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) when the chain has no such version
     */
    public Charter require(ByteString hash) {
        return versions.stream()
                .map(SignedCharter::charter)
                .filter(charter -> charter.hash().equals(hash))
                .findFirst()
                .orElseThrow(() ->
                        ProtocolViolation.of(Code.WRONG_CONTEXT, "no version of the charter has the hash " + hash));
    }

    /**
     * Checks that the chain has a version that the reader knows from elsewhere.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT)
     */
    public void requireAnyOf(Set<ByteString> pinned) {
        if (versions.stream().map(version -> version.charter().hash()).noneMatch(pinned::contains)) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "no version of the charter has a hash that was pinned");
        }
    }

    /**
     * Checks that the charter is that of a tenant and study.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT)
     */
    public CharterChain requireStudy(String tenant, String study) {
        if (!current().tenant().equals(tenant) || !current().study().equals(study)) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, "the charter is of another tenant or study");
        }
        return this;
    }
}
