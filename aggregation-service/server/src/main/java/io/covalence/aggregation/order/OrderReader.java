package io.covalence.aggregation.order;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.run.PlanReader;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.RunOrder;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Checks an order before anything is stored of it. */
final class OrderReader {
    private static final int MOST_PARTICIPANTS = 200;
    private static final int LONGEST_PLAN = 1 << 19;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final PlanReader plans;

    OrderReader(PlanReader plans) {
        this.plans = plans;
    }

    /**
     * Checks an order and reads its plan.
     *
     * @throws ProblemException (INVALID_REQUEST, PLAN_OUT_OF_BOUNDS) naming the field at fault
     */
    StudyPlan read(RunId runId, RunOrder order) {
        require(IdKind.RUN.matches(runId) && runId.equals(order.runId()), "/runId", "must be the run of the path");
        require(IdKind.TENANT.matches(order.tenantId()), "/tenantId", "must be a tenant id");
        require(IdKind.STUDY.matches(order.studyId()), "/studyId", "must be a study id");
        require(order.plan().length() <= LONGEST_PLAN, "/plan", "has at most " + LONGEST_PLAN + " characters");
        var digest = Digests.hex(order.plan().getBytes(StandardCharsets.UTF_8));
        require(digest.equals(order.planSha256()), "/planSha256", "is not the digest of the plan");
        participants(order.participants());
        var plan = plans.read(order.plan());
        require(
                order.participants().size() >= plan.cohort().minimumSites(),
                "/participants",
                "are fewer than the plan's minimum of sites");
        require(
                order.participants().size() <= plan.cohort().maximumSites(),
                "/participants",
                "are more than the plan's maximum of sites");
        return plan;
    }

    private static void participants(List<Participant> participants) {
        require(
                participants.size() >= 3 && participants.size() <= MOST_PARTICIPANTS,
                "/participants",
                "must be from 3 to " + MOST_PARTICIPANTS);
        var sites = new HashSet<SiteId>();
        var keys = new HashSet<String>();
        for (int i = 0; i < participants.size(); i++) {
            var pointer = "/participants/" + i;
            var participant = participants.get(i);
            require(IdKind.SITE.matches(participant.siteId()), pointer + "/siteId", "must be a site id");
            require(
                    isKey(participant.identityKey()),
                    pointer + "/identityKey",
                    "must be an Ed25519 public key of prime order in base64url");
            require(sites.add(participant.siteId()), pointer + "/siteId", "stands twice");
            require(keys.add(participant.identityKey()), pointer + "/identityKey", "stands twice");
        }
    }

    /** 43 characters hold 258 bits; of the last one the two that are left over must be zero. */
    private static boolean isKey(String key) {
        return KEY.matcher(key).matches()
                && Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Base64.getUrlDecoder().decode(key))
                        .equals(key)
                && IdentityKey.isUsable(ByteString.of(Base64.getUrlDecoder().decode(key)));
    }

    private static void require(boolean kept, String pointer, String message) {
        if (!kept) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The order is not valid.",
                    List.of(new Problem.FieldError(pointer, message)));
        }
    }
}
