package io.covalence.secagg.charter;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.internal.Decoder;
import io.covalence.secagg.internal.Encoder;

/**
 * Limits on the plans of a study; a site's own policy may be stricter.
 *
 * @param maximumParameters of a model
 * @param maximumRounds of one run
 * @param clipNorm largest L2 norm that an update may be clipped to
 * @param privacy what the members agreed on in words, printable ASCII, at most {@value #MAXIMUM_PRIVACY} characters; no code
 *     reads it
 */
public record CharterLimits(long maximumParameters, int maximumRounds, double clipNorm, String privacy) {
    public static final int MAXIMUM_PRIVACY = 1024;

    /**
     * Checks ranges.
     *
     * @throws ProtocolViolation (MALFORMED) when a limit is not positive and finite or the text is too long
     */
    public CharterLimits {
        boolean printable = privacy.chars().allMatch(character -> character >= ' ' && character < 0x7f);
        if (maximumParameters < 1 || maximumRounds < 1 || !(clipNorm > 0) || Double.isInfinite(clipNorm)) {
            throw ProtocolViolation.malformed("a limit of the charter is not positive and finite");
        }
        if (privacy.length() > MAXIMUM_PRIVACY || !printable) {
            throw ProtocolViolation.malformed("the charter's privacy text is too long or not printable ASCII");
        }
    }

    void write(Encoder out) {
        out.u64(maximumParameters)
                .u32(maximumRounds)
                .u64(Double.doubleToLongBits(clipNorm))
                .text(privacy);
    }

    static CharterLimits read(Decoder in) {
        return new CharterLimits(in.u63(), in.u31(), Double.longBitsToDouble(in.u63()), in.text(MAXIMUM_PRIVACY));
    }
}
