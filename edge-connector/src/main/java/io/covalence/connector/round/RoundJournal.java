package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.round.RoundOffer;
import java.util.Optional;

/**
 * What this site must not forget for the masks to keep their promise, on the disk before the message that depends on it is
 * sent. Within a run a session is opened for rounds in strictly rising order only, so that no update of that run is masked
 * twice; a session's survivors are answered once, and never differently. Two runs of one plan start from the same model: that
 * their first updates are alike is not prevented here.
 */
public final class RoundJournal {
    private final ConnectorHome home;

    public RoundJournal(ConnectorHome home) {
        this.home = home;
    }

    /** Whether a session may still be opened for the offered round: it is above every round opened before. */
    public boolean mayOpen(RoundOffer offer) {
        return last(offer.runId()).map(last -> last.below(offer)).orElse(true);
    }

    /**
     * Records that a session is opened; to be called before M1 is sent.
     *
     * @throws Failure when one was opened for this or a later round before
     */
    public void open(RoundOffer offer) {
        if (!mayOpen(offer)) {
            throw refused("A session was opened for this round before; opening another one could reveal the update.");
        }
        write(offer.runId(), new Entry(offer.number(), offer.attempt(), offer.roundId(), "", ""));
    }

    /**
     * Records the answer to a session's survivors; to be called before M9 is sent. Repeating the same answer is allowed.
     *
     * @param session hex
     * @param answerSha256 hex digest of M9
     * @throws Failure when the session was answered differently before, or is not the one that was opened last
     */
    public void answer(RoundOffer offer, String session, String answerSha256) {
        var last = last(offer.runId()).filter(entry -> entry.roundId().equals(offer.roundId()));
        if (last.isEmpty()) {
            throw refused("No session was opened for this round.");
        }
        var answered = last.get().answered(session, answerSha256);
        if (!last.get().isAnswered()) {
            write(offer.runId(), answered);
        } else if (!last.get().equals(answered)) {
            throw refused("This round was answered differently before; a second answer could reveal an update.");
        }
    }

    private Optional<Entry> last(String runId) {
        return PrivateFiles.readJson(home.journal(runId), Entry.class);
    }

    private void write(String runId, Entry entry) {
        PrivateFiles.replace(home.journal(runId), Json.bytes(entry));
    }

    private static Failure refused(String why) {
        return Failure.failed("answered-before", why, "The connector waits for the next round.");
    }

    /** The file's form; {@code session} and {@code answerSha256} are empty until the survivors are answered. */
    private record Entry(int number, int attempt, String roundId, String session, String answerSha256) {
        boolean below(RoundOffer offer) {
            return number < offer.number() || (number == offer.number() && attempt < offer.attempt());
        }

        boolean isAnswered() {
            return !session.isEmpty();
        }

        Entry answered(String newSession, String newAnswerSha256) {
            return new Entry(number, attempt, roundId, newSession, newAnswerSha256);
        }
    }
}
