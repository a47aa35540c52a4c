package io.covalence.connector.doctor;

import io.covalence.connector.Failure;
import java.util.List;

/** Looks at something, and says what it found. */
@FunctionalInterface
interface Examination {
    String look() throws InterruptedException;

    /** That it passed, or how it failed. */
    static List<Finding> found(String subject, Examination examination) {
        try {
            return List.of(Finding.pass(subject, examination.look()));
        } catch (Failure failure) {
            return List.of(Finding.fail(subject, failure.what(), failure.next()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.fail(subject, "stopped", "Run: connector doctor"));
        }
    }
}
