package io.covalence.aggregation.store;

import io.covalence.aggregation.support.TestDatabases.Empty;
import io.covalence.aggregation.support.World;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.CharterLimits;
import io.covalence.secagg.charter.CharterMember;
import java.util.Base64;
import java.util.Comparator;

/** Writes the rows of runs as the service did some versions ago. */
record OldRunRows(World world, Empty empty) {
    void insert(RunOrder order, String state, int roundsOpened) {
        var now = world.clock().instant();
        boolean ended = !state.equals("RUNNING");
        var charter = charter(order);
        new Database(empty.working()).inTenant(order.tenantId(), transaction -> {
            transaction.update(
                    "insert into run_directory (run_id, tenant_id) values (?, ?)", order.runId(), order.tenantId());
            transaction.update(
                    "insert into charter (hash, tenant_id, study_id, version, body, state, log_index, proposed_at)"
                            + " values (?, ?, ?, 1, ?, ?, ?, ?)",
                    charter.hash().hex(),
                    order.tenantId(),
                    order.studyId(),
                    charter.encode(),
                    roundsOpened > 0 ? "IN_FORCE" : "PROPOSED",
                    roundsOpened - 1L,
                    now);
            transaction.update(
                    "insert into run (run_id, tenant_id, study_id, plan, plan_sha256, state, model_version,"
                            + " model_sha256, rounds_opened, started_at, ended_at, charter_hash)"
                            + " values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
                    order.runId(),
                    order.tenantId(),
                    order.studyId(),
                    order.plan(),
                    order.planSha256(),
                    state,
                    "0".repeat(64),
                    roundsOpened,
                    now,
                    ended ? now : null,
                    charter.hash().hex());
            for (var site : order.participants()) {
                transaction.update(
                        "insert into membership (site_id, run_id, tenant_id, open) values (?, ?, ?, ?)",
                        site.siteId(),
                        order.runId(),
                        order.tenantId(),
                        !ended);
                transaction.update(
                        "insert into participant (run_id, site_id, tenant_id, identity_key, last_heard)"
                                + " values (?, ?, ?, ?, ?)",
                        order.runId(),
                        site.siteId(),
                        order.tenantId(),
                        site.identityKey(),
                        now);
                transaction.update(
                        "insert into charter_signer (hash, site_id, tenant_id) values (?, ?, ?)",
                        charter.hash().hex(),
                        site.siteId(),
                        order.tenantId());
            }
            if (roundsOpened > 0) {
                insertRound(transaction, order, ended);
            }
        });
    }

    private void insertRound(Transaction transaction, RunOrder order, boolean ended) {
        var roundId = world.ids().round();
        var now = world.clock().instant();
        transaction.update(
                "insert into round (round_id, tenant_id, run_id, number, attempt, kind, phase, model_version,"
                        + " model_sha256, new_model_version, new_model_sha256, opened_at, training_deadline,"
                        + " phase_since, ended_at) values (?, ?, ?, 1, 1, 'TRAINING', ?, 0, ?, 0, ?, ?, ?, ?, ?)",
                roundId,
                order.tenantId(),
                order.runId(),
                ended ? "COMPLETED" : "KEYS",
                "0".repeat(64),
                "0".repeat(64),
                now,
                now.plusSeconds(600),
                now,
                ended ? now : null);
        transaction.update(
                "insert into round_work (round_id, run_id, tenant_id, due_at) values (?, ?, ?, ?)",
                roundId,
                order.runId(),
                order.tenantId(),
                now);
        for (var site : order.participants()) {
            transaction.update(
                    "insert into round_site (round_id, site_id, tenant_id, phase) values (?, ?, ?, 'OFFERED')",
                    roundId,
                    site.siteId(),
                    order.tenantId());
            transaction.update(
                    "insert into message (round_id, site_id, kind, tenant_id, sha256, body, received_at)"
                            + " values (?, ?, 'ADVERTISEMENT', ?, ?, ?, ?)",
                    roundId,
                    site.siteId(),
                    order.tenantId(),
                    "0".repeat(64),
                    new byte[] {1},
                    now);
        }
    }

    private Charter charter(RunOrder order) {
        return new Charter(
                order.tenantId().value(),
                order.studyId().value(),
                1,
                Charter.NONE,
                world.serviceKey().publicKey(),
                order.participants().stream()
                        .map(site -> new CharterMember(
                                site.siteId(),
                                ByteString.of(Base64.getUrlDecoder().decode(site.identityKey()))))
                        .sorted(Comparator.comparing(CharterMember::site))
                        .toList(),
                0,
                3,
                new CharterLimits(130, 1, 10, ""),
                ByteString.ofHex(order.planSha256()));
    }
}
