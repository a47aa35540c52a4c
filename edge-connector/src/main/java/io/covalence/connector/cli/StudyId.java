package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.contract.id.IdKind;

/** A study's id as people type it. */
final class StudyId {
    private StudyId() {}

    static String require(String text) {
        if (!IdKind.STUDY.matches(text)) {
            throw Failure.usage("That is not a study's id; one begins with std_.", "Run: connector study ls");
        }
        return text;
    }
}
