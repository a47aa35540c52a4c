package io.covalence.connector.cli;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.round.DaemonStatus;
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
        return new Result(data, lines(running, status), running ? 0 : 1);
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
        if (!running) {
            lines.add("Start it with: connector run");
        }
        return lines;
    }
}
