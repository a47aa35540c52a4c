package io.covalence.portal;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.tenant.Me;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import java.util.function.Supplier;

/** A person of a test. */
public record FakeViewer(Me me) implements Viewer {
    public static FakeViewer sponsor() {
        return new FakeViewer(new Me(
                "Ada Sample",
                "ada@helix.example",
                List.of("sponsor"),
                new TenantId("ten_0123456789abcdefghij"),
                "Helix Therapeutics",
                null,
                null));
    }

    public static FakeViewer institution() {
        return new FakeViewer(new Me(
                "Ben Sample",
                "ben@site1.example",
                List.of("institution"),
                null,
                null,
                new InstitutionId("ins_0123456789abcdefghi1"),
                "Institute 1"));
    }

    public static FakeViewer administrator() {
        return new FakeViewer(
                new Me("Cora Sample", "cora@covalence.example", List.of("platform-admin"), null, null, null, null));
    }

    /** Signed in, but acting for nobody yet. */
    public static FakeViewer stranger() {
        return new FakeViewer(new Me("Dan Sample", "dan@nowhere.example", List.of("sponsor"), null, null, null, null));
    }

    @Override
    public <T> T acting(Supplier<T> work) {
        return work.get();
    }
}
