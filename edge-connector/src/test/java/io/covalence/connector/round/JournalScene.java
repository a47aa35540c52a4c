package io.covalence.connector.round;

import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityDirectory;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is opened again and again. */
abstract class JournalScene {
    static final ByteString SESSION = ByteString.ofHex("ab".repeat(32));
    static final ByteString SURVIVORS = ByteString.ofHex("12".repeat(32));
    static final ByteString ANSWER = ByteString.ofHex("cd".repeat(32));
    static final ByteString MODEL = ByteString.ofHex("ef".repeat(32));
    static final Fact OPENED = new Fact.Opened(7, 1);
    static final Fact MASKED = new Fact.Masked(SESSION, 2, List.of(new SiteId("a"), new SiteId("b")));
    static final Fact AGREED = new Fact.Agreed(SESSION, SURVIVORS);
    static final Fact.Answered ANSWERED = new Fact.Answered(SESSION, ANSWER);

    @TempDir
    Path folder = Path.of("");

    ConnectorHome home = new ConnectorHome(Path.of("target"));

    @BeforeEach
    void prepare() {
        home = new ConnectorHome(folder.resolve("home")).prepare();
    }

    static ByteString model(int number) {
        return ByteString.ofHex("%064x".formatted(number));
    }

    Journal restarted() {
        return new RoundJournal(home).of(Federation.RUN);
    }

    void record(Fact... facts) {
        for (var fact : facts) {
            restarted().record(fact);
        }
    }

    boolean mayOpen(long round, int attempt) {
        return mayOpen(round, attempt, MODEL);
    }

    boolean mayOpen(long round, int attempt, ByteString model) {
        return mayOpen(restarted(), round, attempt, model);
    }

    static boolean mayOpen(Journal journal, long round, int attempt, ByteString model) {
        var context =
                new RoundContext("tenant", "study", Federation.RUN.value(), SESSION, round, attempt, model, SESSION);
        try {
            journal.history().requireMayOpen(context, Optional.empty(), new IdentityDirectory(Map.of()));
            return true;
        } catch (ProtocolViolation burnt) {
            return false;
        }
    }

    Path file() {
        return home.journal(Federation.RUN);
    }

    byte[] content() throws IOException {
        return Files.readAllBytes(file());
    }
}
