package io.covalence.secagg.model;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.KeptJournal;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.Fact;
import io.covalence.secagg.client.RoundHistory;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Quorum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The rules of the library itself, asked with genuine signed messages. What it said once is remembered. */
class LibraryRules implements Rules {
    private final Material material;
    private final CohortPolicy policy;
    private final Map<List<Object>, Boolean> answers = new HashMap<>();
    private final Map<List<Object>, Optional<Entry>> lostVotes = new HashMap<>();

    LibraryRules(Material material) {
        this.material = material;
        this.policy = material.policy();
    }

    @Override
    public int threshold(int roster) {
        return policy.threshold(Integer.bitCount(roster));
    }

    @Override
    public boolean allowsRoster(int roster) {
        return accepted(() -> policy.requireRoster(Integer.bitCount(roster)));
    }

    @Override
    public boolean allowsSharing(int roster, int sharing) {
        return accepted(() -> policy.requireSubset(Integer.bitCount(sharing), Integer.bitCount(roster)));
    }

    @Override
    public boolean allowsSurvivors(int roster, int sharing, int survivors) {
        return accepted(() -> policy.requireSubset(Integer.bitCount(survivors), Integer.bitCount(roster)));
    }

    @Override
    public boolean isQuorum(int attempt, int roster, int sharing, int survivors, int agreeing) {
        return remembered(List.of("quorum", attempt, roster, sharing, survivors, agreeing), () -> {
            var cohort = material.survivors(attempt, roster, sharing, survivors);
            var agreements = material.each(agreeing, site -> material.agreement(site, cohort));
            return accepted(() -> cohort.check(Quorum.of(agreements)));
        });
    }

    @Override
    public boolean mayOpen(List<Entry> journal, int round, int number, int voters) {
        return remembered(List.of("open", journal, round, number, voters), () -> {
            var history = RoundHistory.of(facts(journal));
            var certificate = certificate(journal, voters);
            var context = material.context(round, number);
            return accepted(() -> history.requireMayOpen(context, certificate, material.directory()));
        });
    }

    @Override
    public boolean accepts(List<Entry> journal, Entry next) {
        return remembered(List.of("journal", journal, next), () -> {
            try {
                var history = RoundHistory.of(facts(journal));
                if (next.kind() != Entry.Kind.OPENED) {
                    history.requireLast(material.federation(next.attempt()).context());
                }
                return history.with(material.fact(next)) != null;
            } catch (IllegalStateException contradiction) {
                return false;
            }
        });
    }

    @Override
    public Optional<Entry> lostVote(int site, List<Entry> journal) {
        return lostVotes.computeIfAbsent(List.of(site, journal), key -> {
            var kept = new KeptJournal(facts(journal));
            var vote = ClientSession.abandonLost(kept, material.identity(site), material.site(site));
            return vote.map(AbortVote::session).map(session -> voted(journal, session));
        });
    }

    private Optional<AbortCertificate> certificate(List<Entry> journal, int voters) {
        return journal.stream()
                .filter(entry -> entry.kind() == Entry.Kind.MASKED && voters != 0)
                .reduce((earlier, later) -> later)
                .map(masked -> material.session(masked.attempt(), masked.roster()))
                .map(session -> AbortCertificate.of(material.each(
                        voters, site -> AbortVote.sign(material.identity(site), session, material.site(site)))));
    }

    private Entry voted(List<Entry> journal, ByteString session) {
        var masked = journal.stream()
                .filter(entry -> entry.kind() == Entry.Kind.MASKED)
                .filter(entry ->
                        material.session(entry.attempt(), entry.roster()).equals(session))
                .findFirst()
                .orElseThrow();
        return new Entry(Entry.Kind.VOTED, masked.attempt(), masked.roster(), masked.sharing(), 0);
    }

    private List<Fact> facts(List<Entry> journal) {
        return journal.stream().map(material::fact).toList();
    }

    private boolean remembered(List<Object> question, BooleanSupplier library) {
        Boolean answer = answers.get(question);
        if (answer == null) {
            answer = library.getAsBoolean();
            answers.put(question, answer);
        }
        return answer;
    }

    private static boolean accepted(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ProtocolViolation refusal) {
            return false;
        }
    }
}
