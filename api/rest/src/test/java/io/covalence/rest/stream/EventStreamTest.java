package io.covalence.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEventView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final RunId RUN = new RunId("run_0123456789abcdefghij");
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant UNTIL = START.plus(Duration.ofMinutes(15));

    private final Told told = new Told();
    private final SentLine line = new SentLine();
    private final Actor reader = person("ann");
    private boolean mayRead = true;

    @Test
    void everyEntryIsSentOnceUnderItsSequence() {
        var stream = stream(0);
        told.add(RunEventKind.RUN_STARTED);
        told.add(RunEventKind.ROUND_OPENED);
        assertThat(stream.step(told, START)).isTrue();
        told.add(RunEventKind.PHASE_CHANGED);
        assertThat(stream.step(told, START.plusSeconds(1))).isTrue();
        stream.step(told, START.plusSeconds(2));

        assertThat(line.ids).containsExactly("1", "2", "3");
        assertThat(line.data.getFirst()).contains("\"kind\":\"RUN_STARTED\"").doesNotContain("\n");
    }

    @Test
    void whoComesBackIsSentWhatFollowsTheLastEntryThatItKnows() {
        told.add(RunEventKind.RUN_STARTED);
        told.add(RunEventKind.ROUND_OPENED);

        stream(1).step(told, START);

        assertThat(line.ids).containsExactly("2");
    }

    @Test
    void theLastEntryOfTheRunEndsTheStream() {
        var stream = stream(0);
        told.add(RunEventKind.RUN_STARTED);
        told.add(RunEventKind.RUN_SUCCEEDED);

        assertThat(stream.step(told, START)).isFalse();
        assertThat(line.ids).containsExactly("1", "2");
        assertThat(line.over).isTrue();
        assertThat(line.closed).isTrue();
    }

    @Test
    void whoKnowsTheLastEntryAlreadyIsToldThatTheRunIsOver() {
        told.add(RunEventKind.RUN_STOPPED);
        told.over = true;

        assertThat(stream(1).step(told, START)).isFalse();
        assertThat(line.ids).isEmpty();
        assertThat(line.over).isTrue();
    }

    @Test
    void aQuietRunIsHeardOfEveryFifteenSeconds() {
        var stream = stream(0);

        for (int second = 0; second < 60; second++) {
            stream.step(told, START.plusSeconds(second));
        }

        // At once, and after 15, 30 and 45 seconds.
        assertThat(line.beats).isEqualTo(4);
    }

    @Test
    void itEndsAtTheLatestWhenItsTimeIsOver() {
        var stream = stream(0);

        assertThat(stream.step(told, UNTIL.minusSeconds(1))).isTrue();
        assertThat(stream.step(told, UNTIL)).isFalse();
        assertThat(line.closed).isTrue();
        assertThat(line.over).isFalse();
    }

    @Test
    void itEndsWithTheRightsOfItsReaderAtTheNextHeartbeat() {
        var stream = stream(0);
        assertThat(stream.step(told, START)).isTrue();
        mayRead = false;
        told.add(RunEventKind.ROUND_OPENED);

        assertThat(stream.step(told, START.plus(EventStream.BEAT))).isFalse();
        assertThat(line.ids).isEmpty();
        assertThat(line.closed).isTrue();
    }

    @Test
    void nothingIsReadForAReaderThatHasNotTakenTheLastLotAndAfterAMinuteItEnds() {
        var stream = stream(0);
        stream.step(told, START);
        line.free = false;
        told.add(RunEventKind.ROUND_OPENED);

        assertThat(stream.step(told, START.plusSeconds(30))).isTrue();
        assertThat(line.ids).isEmpty();
        assertThat(stream.step(told, START.plus(EventStream.PATIENCE))).isFalse();
        assertThat(line.closed).isTrue();
    }

    @Test
    void aReaderHasEightStreamsAndTakesNoneFromOthers() {
        var open = new OpenStreams();
        for (int i = 0; i < OpenStreams.MOST_OF_ONE; i++) {
            open.add(stream(0), reader.subject());
        }

        var refusal = catchThrowableOfType(ProblemException.class, () -> open.add(stream(0), reader.subject()));
        assertThat(refusal.type()).isEqualTo(ProblemType.TOO_MANY_STREAMS);
        assertThat(refusal.detail()).isEqualTo("You have 8 streams open already. Close one, then open this one.");
        assertThatNoException().isThrownBy(() -> open.requireRoom("bob"));
    }

    @Test
    void aServerHasTwoHundredStreamsAndRoomAgainOnceSomeHaveEnded() {
        var open = new OpenStreams();
        for (int i = 0; i < OpenStreams.MOST; i++) {
            var other = person("person-" + i);
            open.add(new EventStream(RUN, 0, other, () -> other, new SentLine(), UNTIL), other.subject());
        }

        var refusal = catchThrowableOfType(ProblemException.class, () -> open.requireRoom("bob"));
        assertThat(refusal.type()).isEqualTo(ProblemType.TOO_MANY_STREAMS);
        open.step(told, UNTIL);
        assertThatNoException().isThrownBy(() -> open.requireRoom("bob"));
    }

    @Test
    void aStreamThatFailsEndsAloneAndAllEndWithTheServer() {
        var open = new OpenStreams();
        var broken = new SentLine();
        open.add(new EventStream(RUN, 0, reader, EventStreamTest::fail, broken, UNTIL), "ann");
        open.add(stream(0), "ann");

        open.step(told, START);
        assertThat(broken.closed).isTrue();
        assertThat(line.closed).isFalse();
        open.closeAll();
        assertThat(line.closed).isTrue();
    }

    private static Actor fail() {
        throw new IllegalStateException("the database is away");
    }

    private EventStream stream(long after) {
        return new EventStream(RUN, after, reader, () -> mayRead ? reader : Actor.visitor(), line, UNTIL);
    }

    private static Actor person(String subject) {
        return new Actor(Actor.Kind.PERSON, subject, subject, "", Set.of(), null, null, null, null);
    }

    /** A history that only a person may read. */
    private static final class Told implements EventStream.History {
        private final List<RunEventView> entries = new ArrayList<>();
        private boolean over;

        void add(RunEventKind kind) {
            entries.add(new RunEventView(entries.size() + 1L, START, kind, null, null, null, null, null, ""));
        }

        @Override
        public Page<RunEventView> events(RunId run, long after, int limit) {
            requirePerson();
            return new Page<>(
                    entries.stream().filter(entry -> entry.sequence() > after).toList(), null);
        }

        @Override
        public boolean isOver(RunId run) {
            requirePerson();
            return over;
        }

        private static void requirePerson() {
            if (Acting.actor().kind() != Actor.Kind.PERSON) {
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no such run, or it is not yours.");
            }
        }
    }
}
