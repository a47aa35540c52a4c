package io.covalence.contract.id;

import java.util.random.RandomGenerator;

/** Makes identifiers from an injected source of randomness, so that tests can repeat them. */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    /**
     * Makes identifiers from the given source.
     *
     * @param random in production a {@link java.security.SecureRandom}: an identifier must not be guessable
     */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    public RoundId round() {
        return new RoundId(next(IdKind.ROUND));
    }

    public RunId run() {
        return new RunId(next(IdKind.RUN));
    }

    public TenantId tenant() {
        return new TenantId(next(IdKind.TENANT));
    }

    public InstitutionId institution() {
        return new InstitutionId(next(IdKind.INSTITUTION));
    }

    public StudyId study() {
        return new StudyId(next(IdKind.STUDY));
    }

    public SiteId site() {
        return new SiteId(next(IdKind.SITE));
    }

    public String next(IdKind kind) {
        var id = new StringBuilder(kind.prefix()).append('_');
        for (int i = 0; i < IdKind.RANDOM_CHARACTERS; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
