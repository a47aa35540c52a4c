package io.covalence.secagg.client;

import io.covalence.secagg.RandomSource;
import io.covalence.secagg.Signer;
import io.covalence.secagg.message.Advertise;

/** Opens sessions. */
public final class ClientSession {
    private ClientSession() {}

    /**
     * Makes the keys of one attempt, after training: the time in which a site can drop out is then minutes.
     *
     * @param random in production {@code secureRandom::nextBytes}
     * @return M1 to send, and the state that awaits M2
     */
    public static Step<AwaitingRoster, Advertise> open(
            SessionParameters parameters, Signer signer, RandomSource random) {
        var session = new Session(parameters, signer, random);
        return new Step<>(new AwaitingRoster(session), session.advertise());
    }
}
