package io.covalence.connector.study;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Sha256;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A plan in a file, read without a connection to the service.
 *
 * @param sha256 hex digest of the file's exact text
 */
public record PlanFile(StudyPlan plan, String sha256) {
    /** Bytes; a plan with a thousand targets has a tenth of it. */
    private static final int LARGEST = 1 << 20;

    /**
     * Reads a plan from a file.
     *
     * @throws Failure when there is none, with a pointer into the plan where it is not as it should be
     */
    public static PlanFile read(Path file) {
        var text = text(file);
        var sha256 = Sha256.hex(text);
        return new PlanFile(PlanReader.read(text, sha256), sha256);
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Failure.failed(
                    FailureCode.PLAN_NOT_READABLE,
                    "There is no plan file " + file + " that this user may read.",
                    "Check the path and the file's permissions.");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw notAPlan(file, "it has more than " + LARGEST + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notAPlan(file, "it is not UTF-8 text");
        } catch (IOException e) {
            throw notAPlan(file, "reading it failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Failure notAPlan(Path file, String why) {
        return Failure.failed(
                FailureCode.PLAN_NOT_READABLE,
                "The file " + file + " is not a plan: " + why + ".",
                "Ask for the plan's JSON text; connector study show prints it with --json.");
    }
}
