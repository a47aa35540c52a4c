package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.StudyId;

/** A study's id as people type it. */
final class StudyArgument {
    private StudyArgument() {}

    static StudyId read(String text) {
        if (!IdKind.STUDY.matches(text)) {
            throw Failure.usage("That is not a study's id; one begins with std_.", "Run: connector study ls");
        }
        return new StudyId(text);
    }
}
