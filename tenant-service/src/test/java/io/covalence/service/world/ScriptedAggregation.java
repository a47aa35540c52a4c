package io.covalence.service.world;

import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEvents;
import io.covalence.contract.run.RunOrder;
import io.covalence.service.run.AggregationService;
import io.covalence.service.run.ModelFile;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An aggregation service that answers as told and tells what a test wrote down. */
public final class ScriptedAggregation implements AggregationService {
    private final List<RunOrder> orders = new ArrayList<>();
    private final List<RunId> stops = new ArrayList<>();
    private final List<String> pauses = new ArrayList<>();
    private final List<RunEvent> events = new ArrayList<>();
    private final Map<String, String> models = new HashMap<>();
    private Answer answer = new Answer.Taken();

    public synchronized void answer(Answer next) {
        answer = next;
    }

    public synchronized void tell(RunEvent event) {
        events.add(event);
    }

    public synchronized long nextSequence() {
        return events.size() + 1L;
    }

    public synchronized List<RunOrder> orders() {
        return List.copyOf(orders);
    }

    public synchronized List<RunId> stops() {
        return List.copyOf(stops);
    }

    /** What was asked of a run, in order. */
    public synchronized List<String> pauses(RunId runId) {
        return pauses.stream()
                .filter(asked -> asked.endsWith(runId.value()))
                .map(asked -> asked.substring(0, asked.indexOf(' ')))
                .toList();
    }

    @Override
    public synchronized Answer order(RunOrder order) {
        orders.add(order);
        return answer;
    }

    @Override
    public synchronized Answer stop(RunId runId) {
        stops.add(runId);
        return answer;
    }

    @Override
    public synchronized Answer pause(RunId runId) {
        pauses.add("pause " + runId);
        return answer;
    }

    @Override
    public synchronized Answer resume(RunId runId) {
        pauses.add("resume " + runId);
        return answer;
    }

    @Override
    public synchronized RunEvents events(long after, int limit, Duration wait) {
        var page = events.stream()
                .filter(event -> event.sequence() > after)
                .limit(limit)
                .toList();
        return new RunEvents(page, page.isEmpty() ? after : page.getLast().sequence());
    }

    /** From now on there is such a version, with these bytes' digest. */
    public synchronized void makeVersion(RunId runId, int version, String sha256) {
        models.put(runId + " " + version, sha256);
    }

    @Override
    public synchronized ModelFile model(RunId runId, int version) {
        var sha256 = models.getOrDefault(runId + " " + version, version == 0 ? "0".repeat(64) : "");
        if (sha256.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No such version.");
        }
        return new ModelFile(new ByteArrayInputStream(new byte[4]), sha256, 4);
    }
}
