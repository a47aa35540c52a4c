package io.covalence.connector.doctor;

/**
 * The result of one check.
 *
 * @param fix how to mend it, empty when it passed
 */
public record Finding(String subject, Outcome outcome, String found, String fix) {
    static Finding pass(String subject, String found) {
        return new Finding(subject, Outcome.PASS, found, "");
    }

    static Finding warn(String subject, String found, String fix) {
        return new Finding(subject, Outcome.WARN, found, fix);
    }

    static Finding skip(String subject, String found, String fix) {
        return new Finding(subject, Outcome.SKIP, found, fix);
    }

    static Finding fail(String subject, String found, String fix) {
        return new Finding(subject, Outcome.FAIL, found, fix);
    }
}
