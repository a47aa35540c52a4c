package io.covalence.contract.round;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a site leaves a round: the one word that the site sends, and the text for people elsewhere. The site's own people
 * read more.
 */
public enum LeaveReason {
    APPROVAL("its people have not approved the plan"),
    POLICY("its own policy forbids it"),
    CHARTER("it works under no such charter"),
    LOG("charter or model are not shown to be in the log, or there is more than one log"),
    MODEL("the model that came is not the announced one"),
    REPEAT("it has agreed before to open a sum from this model, and does so once only"),
    DATA("its file cannot be read or does not fit"),
    UPDATE("its update is not finite everywhere, or has another length than the plan's"),
    PROTOCOL("it refused a message of secure aggregation"),
    FAULT("something unexpected happened there");

    private final String sentence;

    LeaveReason(String sentence) {
        this.sentence = sentence;
    }

    /** The word, such as {@code update}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people read, as part of a sentence. */
    public String sentence() {
        return sentence;
    }

    public static Optional<LeaveReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst();
    }
}
