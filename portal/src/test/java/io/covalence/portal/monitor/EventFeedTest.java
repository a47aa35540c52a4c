package io.covalence.portal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEventView;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ViewPackages(packages = "io.covalence.portal")
class EventFeedTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private static RunEventView event(RunEventKind kind, @Nullable String name, String detail) {
        return new RunEventView(1, Samples.NOON, kind, 3, 1, null, name, null, detail);
    }

    @ParameterizedTest
    @EnumSource(RunEventKind.class)
    void everyKindIsASentence(RunEventKind kind) {
        assertThat(EventFeed.words(event(kind, null, "x"))).doesNotContain("!").isNotBlank();
    }

    @Test
    void aDroppedSiteIsNamedWithTheReason() {
        assertThat(EventFeed.words(event(RunEventKind.SITE_CHANGED, "Elm Hospital", "it was not ready in time")))
                .isEqualTo("Elm Hospital was dropped from round 3: it was not ready in time");
        assertThat(EventFeed.words(event(RunEventKind.ROUND_COMPLETED, null, "")))
                .isEqualTo("Round 3 is complete.");
    }
}
