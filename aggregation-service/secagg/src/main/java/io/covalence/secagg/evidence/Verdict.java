package io.covalence.secagg.evidence;

import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.blame.Equivocation;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.WrongReveal;

/** What evidence convicts a site of, in words. */
record Verdict(SiteId culprit, String sentence) {
    /**
     * Checks the evidence.
     *
     * @throws ProtocolViolation when it convicts nobody
     */
    static Verdict of(Evidence evidence, IdentityDirectory directory) {
        var culprit = evidence.verify(directory);
        return new Verdict(culprit, "Site " + culprit + " broke the protocol: it " + deed(evidence, culprit) + ".");
    }

    private static String deed(Evidence evidence, SiteId culprit) {
        return switch (evidence) {
            case BadShare badShare ->
                badShare.complaints().site().equals(culprit)
                        ? "complained about a share without cause"
                        : "dealt a share other than the one that it committed to";
            case WrongReveal wrongReveal -> "answered with a wrong share";
            case BadDealer badDealer -> "dealt shares that do not recover what it committed to";
            case Equivocation equivocation -> "signed two messages that exclude each other";
        };
    }
}
