package io.covalence.aggregation.round;

import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.Id;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps which sites have signed that a dealer's shares do not open. A complaint that shows a key is judged at once. Of
 * accusations, which prove nothing, only the number counts: a dealer of whom more than {@code n - t} members lack the
 * share could not be recovered, so the attempt ends, and the next one goes without it. As more than {@code c} accusers
 * are not all dishonest, such a dealer stays out of the run's other rounds too.
 */
public final class Accusations {
    /**
     * The complaints about one dealer in one attempt.
     *
     * @param accusers ascending; those who showed a key are among them
     * @param bare whether anybody showed none
     * @param tolerated members that may lack the dealer's share, {@code n - t}
     */
    public record Accused(SiteId dealer, Set<SiteId> accusers, boolean bare, int number, int tolerated) {
        /** Whether fewer members than the threshold hold a share. */
        public boolean isTooMany() {
            return accusers.size() > tolerated;
        }

        public String sentence() {
            var names = accusers.stream().map(SiteId::value).toList();
            var last = names.getLast();
            var who = names.size() == 1
                    ? "site " + last
                    : "sites " + String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
            return "it was accused by " + who + " of dealing shares that do not open";
        }
    }

    /**
     * Keeps who complains about whom, in both kinds of complaints. What the sender signed is kept once, as its message.
     *
     * @param tolerated {@code n - t} of the session
     */
    public void insert(Transaction transaction, Round round, Complaints message, int tolerated, Instant now) {
        for (Complaint complaint : message.complaints()) {
            transaction.update(
                    "insert into accusation (tenant_id, run_id, round_id, number, dealer, accuser, proven, tolerated,"
                            + " at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    round.tenantId(),
                    round.runId(),
                    round.roundId(),
                    round.number(),
                    complaint.dealer(),
                    message.site(),
                    !complaint.isAccusation(),
                    tolerated,
                    now);
        }
    }

    /** Deletes the complaints of a run that has ended: no attempt depends on them any more. */
    public void prune(Transaction transaction, Run run) {
        if (run.state().ended()) {
            transaction.update("delete from accusation where run_id = ?", run.runId());
        }
    }

    /** The complaints of an attempt, ascending by dealer. */
    public List<Accused> of(Transaction transaction, RoundId roundId) {
        return list(transaction, "round_id", roundId);
    }

    /** The dealers that the next attempt, in a round of this number, goes without, and why. */
    Map<SiteId, String> leftOut(Transaction transaction, Run run, int number) {
        int colluders = RoundTerms.policy(run).assumedColluders();
        var out = new LinkedHashMap<SiteId, String>();
        for (var accused : list(transaction, "run_id", run.runId())) {
            boolean surely = accused.accusers().size() > colluders;
            if (accused.isTooMany() && (surely || accused.number() == number)) {
                out.putIfAbsent(accused.dealer(), accused.sentence());
            }
        }
        return out;
    }

    private static List<Accused> list(Transaction transaction, String column, Id id) {
        record Row(RoundId roundId, SiteId dealer, SiteId accuser, boolean proven, int number, int tolerated) {}
        var rows = transaction.list(
                "select round_id, dealer, accuser, proven, number, tolerated from accusation where " + column
                        + " = ? order by round_id, dealer, accuser collate \"C\"",
                row -> new Row(
                        new RoundId(row.text("round_id")),
                        new SiteId(row.text("dealer")),
                        new SiteId(row.text("accuser")),
                        row.flag("proven"),
                        row.integer("number"),
                        row.integer("tolerated")),
                id);
        var accused = new ArrayList<Accused>();
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.roundId() + " " + row.dealer(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(group -> accused.add(new Accused(
                        group.getFirst().dealer(),
                        group.stream().map(Row::accuser).collect(Collectors.toCollection(TreeSet::new)),
                        group.stream().anyMatch(row -> !row.proven()),
                        group.getFirst().number(),
                        group.getFirst().tolerated())));
        return List.copyOf(accused);
    }
}
