package io.covalence.aggregation.evidence;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.blame.Equivocation;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.WrongReveal;

/** A site's misconduct, with what proves it to everybody. */
public record Conviction(SiteId culprit, Evidence evidence) {
    /** Reads evidence that was checked when it was made. */
    public static Conviction of(SiteId culprit, ByteString evidence) {
        return new Conviction(culprit, Evidence.decode(evidence.toByteArray()));
    }

    /** What the site did: the end of a sentence that begins with its name. */
    public String sentence() {
        return "it was proved to have "
                + switch (evidence) {
                    case BadShare complaint ->
                        complaint.delivered().dealer().equals(culprit)
                                ? "dealt bad shares"
                                : "complained without reason";
                    case WrongReveal wrong -> "revealed a wrong share";
                    case BadDealer bad -> "dealt shares that do not recover what it committed to";
                    case Equivocation two -> "signed two messages that exclude each other";
                };
    }
}
