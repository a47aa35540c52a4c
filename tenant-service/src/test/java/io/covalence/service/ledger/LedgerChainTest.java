package io.covalence.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.TenantId;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerChainTest {
    private final World world = World.world();
    private final Ledger ledger = world.get(Ledger.class);
    private final Actor sponsor = world.sponsor();
    private final TenantId owner = Objects.requireNonNull(sponsor.tenantId());

    @BeforeEach
    void write() {
        Recruiting.study(sponsor);
        Recruiting.study(sponsor);
        Recruiting.study(sponsor);
    }

    @Test
    void untouchedChainVerifies() {
        assertThat(world.query(sponsor, "select count(*) from ledger_entry")).hasToString("[4]");
        assertThat(world.within(sponsor, () -> ledger.firstBroken(owner))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'PERSON:nobody'",
                "actor_name = 'Nobody'",
                "action = 'study.deleted'",
                "object = 'std_other'",
                "detail = '{}'",
                "at = at + interval '1 second'",
                "previous_sha256 = sha256"
            })
    void anyChangedColumnBreaksTheChainThere(String change) {
        world.tamper("update tenant.ledger_entry set " + change + " where sequence = 2 and owner_id = '" + owner + "'");

        assertThat(world.within(sponsor, () -> ledger.firstBroken(owner))).hasValue(2);
    }

    @Test
    void missingEntryBreaksTheChainAfterIt() {
        world.tamper("delete from tenant.ledger_entry where sequence = 2 and owner_id = '" + owner + "'");

        assertThat(world.within(sponsor, () -> ledger.firstBroken(owner))).hasValue(3);
    }

    @Test
    void applicationCanNeitherChangeNorDeleteEntries() {
        assertThatThrownBy(() -> world.change(sponsor, "update ledger_entry set action = 'nothing'"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> world.change(sponsor, "delete from ledger_entry"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void chainsOfOthersAreNotSeen() {
        assertThat(world.query(world.sponsor(), "select count(*) from ledger_entry where owner_id = '" + owner + "'"))
                .hasToString("[0]");
    }
}
