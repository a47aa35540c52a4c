package io.covalence.connector.ledger;

import io.covalence.connector.Failure;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.evidence.EvidenceCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks files of evidence together. */
public final class LedgerCheck {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private LedgerCheck() {}

    /**
     * Reads and checks.
     *
     * @param charterHashes charter versions that the person knows; when there are any, every charter has to contain one of them
     * @return one finding for each file, and one for each contradiction
     * @throws Failure when a hash is malformed or a file cannot be read
     */
    public static List<LedgerFinding> of(List<Path> files, List<String> charterHashes) {
        Set<ByteString> pinned = charterHashes.stream().map(LedgerCheck::hash).collect(Collectors.toUnmodifiableSet());
        return EvidenceCheck.verify(EvidenceFiles.read(files), pinned).stream()
                .map(LedgerFinding::of)
                .toList();
    }

    private static ByteString hash(String text) {
        if (!HASH.matcher(text).matches()) {
            throw Failure.usage(
                    "A charter hash has 64 hexadecimal digits.", "Take it from the charter that your site signed.");
        }
        return ByteString.ofHex(text);
    }
}
