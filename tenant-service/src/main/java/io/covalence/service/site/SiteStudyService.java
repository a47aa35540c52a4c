package io.covalence.service.site;

import io.covalence.contract.Page;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.site.StudyMember;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.acting.Transactions;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.json.Texts;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import io.covalence.service.study.Participations;
import io.covalence.service.study.StudyFacts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connector's studies, and its approvals and readiness. */
@Dependent
public class SiteStudyService {
    private static final int MOST_CHECKS = 200;
    private static final int LONGEST_TEXT = 1_000;

    private final Transactions transactions;
    private final InstitutionSites sites;
    private final Participations participations;
    private final Ledger ledger;

    @Inject
    SiteStudyService(Transactions transactions, InstitutionSites sites, Participations participations, Ledger ledger) {
        this.transactions = transactions;
        this.sites = sites;
        this.participations = participations;
        this.ledger = ledger;
    }

    /** The studies of the connector's own site, oldest first. */
    @Requires(Role.CONNECTOR)
    @Transactional
    public Page<SiteStudy> list(@Nullable String cursor, int limit) {
        var site = Acting.site();
        sites.heard(site);
        var places = participations.places(site, Cursor.parse(cursor, Cursor.START), Pages.limit(limit) + 1);
        return Pages.of(places, limit, Participations.Place::cursor, SiteStudyService::view);
    }

    /** The sites of a study in which the connector's own site takes part: names to read beside the charter's keys. */
    @Requires(Role.CONNECTOR)
    @Transactional(Transactional.TxType.SUPPORTS)
    public Page<StudyMember> members(StudyId studyId, @Nullable String cursor, int limit) {
        var study = place(studyId, Acting.site());
        var from = Cursor.parse(cursor, Cursor.START);
        int most = Pages.limit(limit);
        return transactions.as(
                Acting.actor().within(study.tenantId()),
                () -> Pages.of(
                        participations.members(studyId, from, most + 1),
                        most,
                        Participations.Member::cursor,
                        member -> new StudyMember(member.siteId(), member.institutionName())));
    }

    /** How the site's dataset fits the plan. */
    @Requires(Role.CONNECTOR)
    @Transactional(Transactional.TxType.SUPPORTS)
    public void readiness(StudyId studyId, Readiness readiness) {
        check(readiness);
        var site = Acting.site();
        var study = place(studyId, site);
        samePlan(study, readiness.planSha256());
        inTenant(study, () -> {
            participations.report(studyId, site, readiness);
            ledger.append(
                    study.tenantId(),
                    "readiness.reported",
                    studyId.value(),
                    Map.of("site", site.value(), "ready", Boolean.toString(readiness.ready())));
        });
    }

    /** The site's signed word that the plan may run on its data. */
    @Requires(Role.CONNECTOR)
    @Transactional(Transactional.TxType.SUPPORTS)
    public void approve(StudyId studyId, Approval approval) {
        new Texts()
                .line("/planSha256", approval.planSha256(), 64, 64)
                .line("/signature", approval.signature(), 1, 200)
                .check();
        var site = Acting.site();
        var study = place(studyId, site);
        samePlan(study, approval.planSha256());
        var key = transactions.as(
                Acting.actor(), () -> sites.find(site).orElseThrow().identityKey());
        var signed = Approval.signedBytes(site, studyId, approval.planSha256());
        if (key == null || !SiteKeys.verifies(key, signed, approval.signature())) {
            throw new ProblemException(
                    ProblemType.PROTOCOL_VIOLATION,
                    "The approval is not signed with your site's identity key.",
                    List.of(new Problem.FieldError("/signature", "must be made by the site's identity key")));
        }
        inTenant(study, () -> {
            participations.approve(studyId, site, approval);
            ledger.append(
                    study.tenantId(),
                    "plan.approved",
                    studyId.value(),
                    Map.of("site", site.value(), "plan", approval.planSha256(), "signature", approval.signature()));
        });
    }

    /** Finds the study by the site's own sight of it. */
    private StudyFacts place(StudyId studyId, SiteId site) {
        return transactions.as(Acting.actor(), () -> {
            sites.heard(site);
            return participations.place(studyId, site);
        });
    }

    /** The site takes part there, so its word may be written into that tenant's books. */
    private void inTenant(StudyFacts study, Runnable work) {
        transactions.<Boolean>as(Acting.actor().within(study.tenantId()), () -> {
            work.run();
            return true;
        });
    }

    private static void samePlan(StudyFacts study, String planSha256) {
        if (!study.planSha256().equals(planSha256)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The study has another plan now. Read it again.",
                    List.of(new Problem.FieldError("/planSha256", "must be the digest of the study's plan")));
        }
    }

    private static void check(Readiness readiness) {
        var texts = new Texts()
                .line("/planSha256", readiness.planSha256(), 64, 64)
                .line("/rows", readiness.rows(), 0, 60)
                .require("/checks", readiness.checks().size() <= MOST_CHECKS, "must have at most " + MOST_CHECKS);
        for (int i = 0; i < Math.min(MOST_CHECKS, readiness.checks().size()); i++) {
            var check = readiness.checks().get(i);
            texts.line("/checks/" + i + "/requirement", check.requirement(), 1, LONGEST_TEXT)
                    .line("/checks/" + i + "/found", check.found(), 0, LONGEST_TEXT)
                    .line("/checks/" + i + "/fix", check.fix(), 0, LONGEST_TEXT)
                    .present("/checks/" + i + "/outcome", check.outcome());
        }
        texts.check();
    }

    private static SiteStudy view(Participations.Place place) {
        var study = place.study();
        return new SiteStudy(
                study.id(),
                study.tenantId(),
                place.tenantName(),
                study.name(),
                study.question(),
                study.state(),
                place.state(),
                study.plan(),
                study.planSha256());
    }
}
