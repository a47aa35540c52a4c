package io.covalence.aggregation.rest;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads bodies of bounded size, and their announced digest. */
final class Bodies {
    private static final Pattern DIGEST = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");
    private static final int LONGEST_HEADER = 1_000;

    private Bodies() {}

    /**
     * Reads a whole body.
     *
     * @throws ProblemException (TOO_LARGE)
     */
    static byte[] read(InputStream body, int most) throws IOException {
        var content = body.readNBytes(most + 1);
        if (content.length > most) {
            throw tooLarge(most);
        }
        return content;
    }

    /**
     * The SHA-256 of a Content-Digest header (RFC 9530), in hex.
     *
     * @throws ProblemException (INVALID_REQUEST) when it is missing
     */
    static String sha256(@Nullable String header) {
        if (header != null && header.length() <= LONGEST_HEADER) {
            var matcher = DIGEST.matcher(header);
            if (matcher.find()) {
                return HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1)));
            }
        }
        throw new ProblemException(
                ProblemType.INVALID_REQUEST, "Send the SHA-256 of the body: Content-Digest: sha-256=:<base64>:");
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(ProblemType.TOO_LARGE, "This body has at most " + most + " bytes.");
    }
}
