package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeStudies;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class PlanFileTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    @Test
    void thePlanIsThereAsAFile() {
        studies.snapshot = Samples.snapshot(StudyState.READY, 4, null);
        navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()));
        var content = new ByteArrayOutputStream();
        test(find(Anchor.class).withId("plan-file").single()).download(content);

        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo(FakeStudies.PLAN);
    }
}
