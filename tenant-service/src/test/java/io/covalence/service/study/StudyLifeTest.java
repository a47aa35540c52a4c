package io.covalence.service.study;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationState;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.Plans;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudyLifeTest {
    private final World world = World.world();
    private final StudyService studies = world.get(StudyService.class);
    private final Actor sponsor = world.sponsor();

    @Test
    void studyComesBackAsItWasWritten() {
        var draft = Plans.draft("Toxicity");

        var made = Acting.call(sponsor, () -> studies.create(draft));

        assertThat(made.state()).isEqualTo(StudyState.DRAFT);
        assertThat(made.plan()).isEqualTo(draft.plan());
        assertThat(made.question()).isEqualTo(draft.question());
        assertThat(made.planSha256()).hasSize(64);
        assertThat(Acting.call(sponsor, () -> studies.get(made.id()))).isEqualTo(made);
    }

    @Test
    void planOutOfBoundsNamesTheField() {
        // Two sites: the sum would tell each one the other's update.
        var greedy = Plans.plan(2);

        refused(
                ProblemType.PLAN_OUT_OF_BOUNDS,
                "/plan/cohort/minimumSites",
                () -> Acting.call(sponsor, () -> studies.create(new StudyDraft("Two", "Why?", greedy))));
        assertThat(Acting.call(sponsor, () -> studies.list(null, 50)).items()).isEmpty();
    }

    @Test
    void namesAreCheckedAndNamed() {
        refused(
                ProblemType.INVALID_REQUEST,
                "/name",
                () -> Acting.call(sponsor, () -> studies.create(new StudyDraft(" x ", "Why?", Plans.plan(3)))));
        refused(
                ProblemType.INVALID_REQUEST,
                "/question",
                () -> Acting.call(
                        sponsor, () -> studies.create(new StudyDraft("Name", "w".repeat(4_001), Plans.plan(3)))));
    }

    @Test
    void changeNeedsTheVersionThatWasRead() {
        var study = Recruiting.study(sponsor);

        var changed = Acting.call(sponsor, () -> studies.update(study.id(), Plans.draft("Second"), study.version()));

        assertThat(changed.name()).isEqualTo("Second");
        assertThat(changed.version()).isGreaterThan(study.version());
        refused(
                ProblemType.STALE,
                () -> Acting.call(sponsor, () -> studies.update(study.id(), Plans.draft("Third"), study.version())));
    }

    @Test
    void firstInvitationFreezesThePlan() {
        var study = Recruiting.study(sponsor);
        Recruiting.invite(sponsor, study.id(), world.staff());

        var recruiting = Acting.call(sponsor, () -> studies.get(study.id()));
        assertThat(recruiting.state()).isEqualTo(StudyState.RECRUITING);
        refused(
                ProblemType.CONFLICT,
                () -> Acting.call(
                        sponsor, () -> studies.update(study.id(), Plans.draft("Late"), recruiting.version())));
    }

    @Test
    void studyIsReadyOnceEnoughSitesAre() {
        var study = Recruiting.study(sponsor);
        Recruiting.ready(sponsor, study, 2);
        assertThat(state(study)).isEqualTo(StudyState.RECRUITING);

        Recruiting.ready(sponsor, study);

        var ready = Acting.call(sponsor, () -> studies.get(study.id()));
        assertThat(ready.state()).isEqualTo(StudyState.READY);
        assertThat(ready.sites()).isEqualTo(3);
        assertThat(ready.sitesReady()).isEqualTo(3);
        var places = Acting.call(sponsor, () -> studies.participations(study.id(), null, 50))
                .items();
        assertThat(places).extracting("state").containsOnly(ParticipationState.READY);
        assertThat(places).allSatisfy(place -> {
            assertThat(place.rows()).isEqualTo("1,000-2,000");
            assertThat(place.identityFingerprint()).hasSize(64);
            assertThat(place.lastHeard()).isNotNull();
        });
    }

    @Test
    void siteWithNewKeysMustApproveAgain() {
        var study = Recruiting.study(sponsor);
        var members = Recruiting.ready(sponsor, study, 3);

        Recruiting.enrol(members.getFirst().staff(), members.getFirst().siteId());

        assertThat(state(study)).isEqualTo(StudyState.RECRUITING);
        assertThat(Acting.call(sponsor, () -> studies.get(study.id())).sitesReady())
                .isEqualTo(2);
    }

    @Test
    void pagesHoldEveryStudyOnceAndNewestFirst() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(Recruiting.study(sponsor).id().value());
        }

        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var from = cursor;
            var page = Acting.call(sponsor, () -> studies.list(from, 2));
            page.items().forEach(study -> seen.add(study.id().value()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void pageOfNoOrTooManyItemsIsRefused() {
        for (var limit : List.of(0, 201)) {
            refused(ProblemType.INVALID_REQUEST, "limit", () -> Acting.call(sponsor, () -> studies.list(null, limit)));
        }
        refused(
                ProblemType.INVALID_REQUEST,
                "cursor",
                () -> Acting.call(sponsor, () -> studies.list("not a cursor", 10)));
    }

    private StudyState state(StudyView study) {
        return Acting.call(sponsor, () -> studies.get(study.id())).state();
    }
}
