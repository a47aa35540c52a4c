package io.covalence.connector.cli;

import io.covalence.connector.charter.PinnedCharter;
import io.covalence.connector.charter.PinnedCharters;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.round.DaemonStatus;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.WatchedLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Says what the running connector last did. Exit code 1 when none is running.")
final class StatusCommand extends Action {
    StatusCommand(Surroundings surroundings, Globals globals) {
        super(surroundings, globals);
    }

    @Override
    Result act() {
        ConnectorHome home = home();
        boolean running = RunLock.isHeld(home);
        var status = DaemonStatus.read(home);
        var data = new LinkedHashMap<String, Object>();
        data.put("running", running);
        status.ifPresent(last -> data.put("last", last));
        var trust = Trust.of(home);
        data.put("charters", trust.charters());
        data.put("logs", trust.logs());
        trust.evidence().ifPresent(file -> data.put("evidence", file.toString()));
        trust.splitView().ifPresent(file -> data.put("splitView", file.toString()));
        var lines = new ArrayList<>(lines(running, status));
        lines.addAll(trust.lines());
        if (!running) {
            lines.add(new NextStep(home).atAll());
        }
        return new Result(data, lines, running ? 0 : 1);
    }

    /** What this site holds the service to. */
    private record Trust(
            List<PinnedCharter> charters,
            List<WatchedLogs.Known> logs,
            Optional<Path> evidence,
            Optional<Path> splitView) {
        static Trust of(ConnectorHome home) {
            var folder = new EvidenceFolder(home);
            return new Trust(
                    new PinnedCharters(home).all(), WatchedLogs.all(home), folder.lastBundle(), folder.splitView());
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            charters.forEach(charter -> lines.add("charter of " + charter.study() + ": version " + charter.version()
                    + ", " + charter.hash() + (charter.inForce() ? "" : ", not known to be signed by everybody")));
            logs.forEach(log -> lines.add("log of " + log.tenant() + ": " + log.entries() + " entries"));
            evidence.ifPresent(file -> lines.add("last evidence: " + file));
            splitView.ifPresent(file -> lines.add("The service keeps two logs; the proof is " + file));
            return lines;
        }
    }

    private static List<String> lines(boolean running, Optional<DaemonStatus> status) {
        var lines = new ArrayList<String>();
        lines.add(running ? "running" : "not running");
        status.ifPresent(last -> {
            lines.add("last: " + last.doing() + ", at " + last.at());
            if (!last.runId().isEmpty()) {
                lines.add("run " + last.runId() + " of study " + last.studyId() + ", round " + last.round());
            }
            lines.add("rounds since it started: " + last.contributed() + " contributed, " + last.missed() + " missed");
            lines.add("service last heard: " + (last.heard().isEmpty() ? "never" : last.heard()));
            if (!last.problem().isEmpty()) {
                lines.add("last problem: " + last.problem());
            }
        });
        return lines;
    }
}
