package io.covalence.connector.cli;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.round.StudyPreview;
import io.covalence.connector.study.DatasetFiles;
import io.covalence.connector.study.Decision;
import io.covalence.connector.study.Decisions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what rounds would send, of files and approved plans that are here. It opens no connection. */
record DryRun(ConnectorHome home, SecureRandom random) {
    /** What cannot be known before a round, or is of no study. */
    private static final List<String> NOT_SHOWN = List.of(
            "Not shown:",
            "  figures that depend on the model: it is not there before the round",
            "  masks and keys: they are new random numbers in every session",
            "  requests that carry no body: for offers, models, charters, proofs and evidence",
            "  this site's signatures under a plan and a charter, which people here give",
            "  signing in, the claim to be this site's one connector, votes to abort, complaints, and what is sent again",
            "Each of them is a line in outbound.jsonl once it is sent, with its size. Nothing was sent now.");

    /**
     * Previews every approved study.
     *
     * @throws Failure when the site is not enrolled, no plan is approved, or a study has no file that fits
     */
    Result show() {
        new EnrolmentFile(home).require();
        var approved = new Decisions(home)
                .all().stream()
                        .filter(decision -> decision.verdict() == Decision.Verdict.APPROVED)
                        .toList();
        if (approved.isEmpty()) {
            throw Failure.failed(
                    FailureCode.PLAN_NOT_APPROVED,
                    "No plan is approved here, so nothing would leave in a round.",
                    "Run: connector study ls");
        }
        var previews = new ArrayList<StudyPreview>();
        var files = new DatasetFiles(home);
        var policy = SitePolicy.load(home.policy());
        approved.forEach(decision -> previews.add(StudyPreview.of(decision, files, policy, random)));
        var lines = new ArrayList<String>();
        previews.forEach(preview -> lines.addAll(preview.lines()));
        lines.addAll(NOT_SHOWN);
        return Result.of(Map.of("studies", previews, "sent", false), lines);
    }
}
