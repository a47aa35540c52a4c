package io.covalence.rest.request;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of things that have a version. A tag is the version and a digest of the representation, {@code "7-1f0c..."}:
 * If-None-Match compares all of it, since a view may show more than what the version counts; If-Match compares the version,
 * since that is what a writer must not overwrite. A client may also build {@code "7"} itself.
 */
public final class EntityTags {
    private static final int DIGEST_BYTES = 8;
    private static final Pattern EXPECTED = Pattern.compile("\"(\\d{1,18})(-[0-9a-f]{16})?\"");
    private static final Pattern LISTED = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private EntityTags() {}

    public static String of(long version, byte[] representation) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(representation);
            return "\"" + version + "-" + HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The tag of content that has a digest. */
    public static String of(String sha256) {
        return "\"" + sha256 + "\"";
    }

    /**
     * The version that the caller has read.
     *
     * @throws ProblemException when the header is missing or no tag of ours
     */
    public static long expectedVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the ETag that you read as If-Match, so nobody's work is lost.");
        }
        Matcher tag = EXPECTED.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(ProblemType.STALE, "If-Match is not an ETag that this was ever read with.");
        }
        return Long.parseLong(tag.group(1));
    }

    /** Whether the caller already has this representation. */
    public static boolean alreadyRead(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || LISTED.matcher(ifNoneMatch)
                        .results()
                        .anyMatch(listed -> listed.group(1).equals(tag));
    }
}
