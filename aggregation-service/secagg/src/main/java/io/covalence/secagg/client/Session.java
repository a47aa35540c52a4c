package io.covalence.secagg.client;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.Signer;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.log.KnownLog;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Advertised;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of one attempt and everything that is to be wiped with them. */
final class Session {
    private final SessionParameters parameters;
    private final Signer signer;
    private final RandomSource random;
    private final SecretBytes recoverySeed;
    private final SecretBytes selfSeed;
    private final HybridKey maskKey;
    private final HybridKey channelKey;
    private final Advertise advertise;
    private final List<SecretBytes> pairSecrets = new ArrayList<>();
    private final List<SecretBytes> heldShares = new ArrayList<>();

    Session(SessionParameters parameters, Signer signer, RandomSource random) {
        this.parameters = parameters;
        this.signer = signer;
        this.random = random;
        var context = parameters.context().hash();
        recoverySeed = SecretBytes.random(ByteString.KEY_SIZE, random);
        selfSeed = SecretBytes.random(ByteString.KEY_SIZE, random);
        maskKey = Seeds.maskKey(recoverySeed, context);
        channelKey = HybridKey.random(random);
        var nonce = new byte[ByteString.KEY_SIZE];
        random.fill(nonce);
        advertise = sign(context, ByteString.of(nonce));
    }

    /** Nobody has the session yet who could wipe it when signing fails. */
    private Advertise sign(ByteString context, ByteString nonce) {
        try {
            return Advertise.sign(
                    signer,
                    context,
                    parameters.site(),
                    maskKey.publicKey(),
                    channelKey.publicKey(),
                    nonce,
                    parameters.journal().history().nextSequence(),
                    parameters.log().map(KnownLog::head));
        } catch (RuntimeException failure) {
            wipe();
            throw failure;
        }
    }

    SessionParameters parameters() {
        return parameters;
    }

    SiteId site() {
        return parameters.site();
    }

    Signer signer() {
        return signer;
    }

    RandomSource random() {
        return random;
    }

    SecretBytes recoverySeed() {
        return recoverySeed;
    }

    SecretBytes selfSeed() {
        return selfSeed;
    }

    HybridKey maskKey() {
        return maskKey;
    }

    HybridKey channelKey() {
        return channelKey;
    }

    Advertise advertise() {
        return advertise;
    }

    /** Records that the session was opened with this M1, before that is handed out. */
    void open() {
        boolean done = false;
        try {
            var context = parameters.context();
            parameters
                    .journal()
                    .record(new Fact.Opened(
                            context.round(),
                            context.attempt(),
                            Optional.of(context.modelHash()),
                            Optional.of(Advertised.of(advertise))));
            done = true;
        } finally {
            if (!done) {
                wipe();
            }
        }
    }

    /**
     * Records a fact of this session.
     *
     * @throws IllegalStateException when another session was opened meanwhile: this one has nothing to say any more
     */
    void record(Fact fact) {
        parameters.journal().history().requireLast(parameters.context());
        parameters.journal().record(fact);
    }

    /** Votes to abort: what the vote says is in the journal before it is handed out. */
    Step<Finished, AbortVote> abandon(ByteString session) {
        record(new Fact.Voted(session));
        var vote = AbortVote.sign(signer, session, site());
        wipe();
        return new Step<>(new Finished(this), vote);
    }

    HeldShares hold(HeldShares shares) {
        heldShares.add(shares.recovery());
        heldShares.add(shares.self());
        return shares;
    }

    /** Keeps a secret of one pair of sites, or of one mask, until the vector is masked. */
    SecretBytes keep(SecretBytes pairSecret) {
        pairSecrets.add(pairSecret);
        return pairSecret;
    }

    /** Once the vector is masked, only the shares held for others are still of use. */
    void wipeOwnKeys() {
        recoverySeed.wipe();
        selfSeed.wipe();
        maskKey.wipe();
        channelKey.wipe();
        pairSecrets.forEach(SecretBytes::wipe);
    }

    void wipe() {
        wipeOwnKeys();
        heldShares.forEach(SecretBytes::wipe);
    }
}
