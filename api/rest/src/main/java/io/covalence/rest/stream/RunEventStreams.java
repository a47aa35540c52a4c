package io.covalence.rest.stream;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunEventView;
import io.covalence.rest.caller.Caller;
import io.covalence.service.acting.Actor;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.run.RunService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Opens streams of runs' histories and keeps them going. */
@ApplicationScoped
public class RunEventStreams {
    /** Then the client comes back by itself, and proxies see a connection end. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final OpenStreams open = new OpenStreams();

    @Inject
    private RunService runs;

    @Inject
    private ActorResolver actors;

    @Inject
    private Clock clock;

    /**
     * Opens a stream for the caller, after the last entry that it knows.
     *
     * @throws io.covalence.contract.problem.ProblemException NOT_FOUND, TOO_MANY_STREAMS
     */
    public void open(RunId run, long after, Caller caller, Sse sse, SseEventSink sink) {
        var actor = caller.actor();
        runs.get(run);
        var signedIn = caller.signedIn();
        Supplier<Actor> rights = () -> signedIn.map(actors::resolve).orElseGet(Actor::visitor);
        var stream = new EventStream(run, after, actor, rights, new SseLine(sse, sink), until(caller.tokenEnds()));
        open.add(stream, actor.subject());
    }

    /** Sends what is new to everybody who listens. */
    public void step() {
        open.step(new OfService(runs), clock.instant());
    }

    public void close() {
        open.closeAll();
    }

    private Instant until(Instant tokenEnds) {
        var longest = clock.instant().plus(LONGEST);
        return tokenEnds.isBefore(longest) ? tokenEnds : longest;
    }

    private record OfService(RunService runs) implements EventStream.History {
        @Override
        public Page<RunEventView> events(RunId run, long after, int limit) {
            return runs.events(run, after, limit);
        }

        @Override
        public boolean isOver(RunId run) {
            return runs.get(run).state().ended();
        }
    }
}
