package io.covalence.contract.id;

/** The identifier of a study, ordered bytewise. */
public record StudyId(String value) implements Id, Comparable<StudyId> {
    /**
     * Accepts a well-formed id.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat the value
     */
    public StudyId {
        IdKind.STUDY.requireBounded(value);
    }

    @Override
    public int compareTo(StudyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
