package io.covalence.secagg.evidence;

import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What has been checked so far, in sentences; a refusal says in which part it arose. */
final class Checks {
    private final List<String> sentences = new ArrayList<>();

    void done(String sentence) {
        sentences.add(sentence);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /**
     * Goes on when something holds.
     *
     * @throws ProtocolViolation (WRONG_CONTEXT) otherwise
     */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw ProtocolViolation.of(Code.WRONG_CONTEXT, otherwise);
        }
    }

    static void part(String name, Runnable check) {
        part(name, () -> {
            check.run();
            return name;
        });
    }

    static <T> T part(String name, Supplier<T> check) {
        try {
            return check.get();
        } catch (ProtocolViolation violation) {
            throw violation.within(name);
        }
    }
}
