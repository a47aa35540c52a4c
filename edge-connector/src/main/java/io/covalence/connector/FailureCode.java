package io.covalence.connector;

import io.covalence.contract.round.LeaveReason;
import java.util.Locale;

/** The kind of a failure, in a word that is the same in all versions, so programs may branch on it. */
public enum FailureCode {
    PLAN_ALTERED(LeaveReason.APPROVAL),
    PLAN_NOT_APPROVED(LeaveReason.APPROVAL),
    PLAN_NOT_UNDERSTOOD(LeaveReason.APPROVAL),
    PLAN_OUT_OF_BOUNDS(LeaveReason.APPROVAL),
    BUDGET_SPENT(LeaveReason.POLICY),
    NO_TRAINING_BEFORE(LeaveReason.POLICY),
    POLICY_FORBIDS(LeaveReason.POLICY),
    POLICY_NOT_USABLE(LeaveReason.POLICY),
    CHARTER_NOT_ACCEPTABLE(LeaveReason.CHARTER),
    CHARTER_NOT_ENDORSED(LeaveReason.CHARTER),
    CHARTER_NOT_SIGNED(LeaveReason.CHARTER),
    CHARTER_NOT_THE_SIGNED_ONE(LeaveReason.CHARTER),
    LOG_NOT_CONTINUED(LeaveReason.LOG),
    TWO_LOGS(LeaveReason.LOG),
    MODEL_ALTERED(LeaveReason.MODEL),
    MODEL_NOT_INITIAL(LeaveReason.MODEL),
    MODEL_REPLACED(LeaveReason.MODEL),
    MODEL_SPENT(LeaveReason.REPEAT),
    DATASET_DOES_NOT_FIT(LeaveReason.DATA),
    FILE_NOT_READABLE(LeaveReason.DATA),
    NO_DATASET(LeaveReason.DATA),
    UPDATE_NOT_USABLE(LeaveReason.UPDATE),
    OFFER_NOT_VALID(LeaveReason.PROTOCOL),
    ALREADY_ENROLLED(LeaveReason.FAULT),
    ALREADY_RUNNING(LeaveReason.FAULT),
    ANOTHER_CONNECTOR(LeaveReason.FAULT),
    ANSWER_TOO_LARGE(LeaveReason.FAULT),
    AUTHORITY_NOT_USABLE(LeaveReason.FAULT),
    CHARTER_CHANGED(LeaveReason.FAULT),
    CHARTER_DOES_NOT_FOLLOW(LeaveReason.FAULT),
    CHARTER_NOT_VALID(LeaveReason.FAULT),
    CLOCK_WRONG(LeaveReason.FAULT),
    CODE_REFUSED(LeaveReason.FAULT),
    DECLINED(LeaveReason.FAULT),
    EVIDENCE_NOT_PROPER(LeaveReason.FAULT),
    FILE_DAMAGED(LeaveReason.FAULT),
    FILE_NOT_WRITABLE(LeaveReason.FAULT),
    FILE_TOO_LARGE(LeaveReason.FAULT),
    HOME_NOT_PRIVATE(LeaveReason.FAULT),
    HOME_NOT_USABLE(LeaveReason.FAULT),
    INCHI_NOT_USABLE(LeaveReason.FAULT),
    KEY_DAMAGED(LeaveReason.FAULT),
    KEY_MISSING(LeaveReason.FAULT),
    KEY_NOT_PRIVATE(LeaveReason.FAULT),
    NATIVE_CACHE_NOT_USABLE(LeaveReason.FAULT),
    NO_CHARTER(LeaveReason.FAULT),
    NO_EVIDENCE_YET(LeaveReason.FAULT),
    NO_METRIC(LeaveReason.FAULT),
    NO_RESULT(LeaveReason.FAULT),
    NOT_EVALUATED(LeaveReason.FAULT),
    NOT_ENROLLED(LeaveReason.FAULT),
    OUTBOUND_LOG_NOT_WRITABLE(LeaveReason.FAULT),
    PLAN_CHANGED(LeaveReason.FAULT),
    PLAN_NOT_READABLE(LeaveReason.FAULT),
    PROXY_NOT_USABLE(LeaveReason.FAULT),
    REHEARSAL_FAILED(LeaveReason.FAULT),
    RESULT_NOT_VALID(LeaveReason.FAULT),
    SERVICE_SILENT(LeaveReason.FAULT),
    SIGN_IN_REFUSED(LeaveReason.FAULT),
    STOPPED(LeaveReason.FAULT),
    STUDY_NOT_FOUND(LeaveReason.FAULT),
    UNEXPECTED(LeaveReason.FAULT),
    UNREACHABLE(LeaveReason.FAULT),
    USAGE(LeaveReason.FAULT),
    WEB_PAGE_INSTEAD(LeaveReason.FAULT),
    WRONG_ISSUER(LeaveReason.FAULT);

    private final LeaveReason leaves;

    FailureCode(LeaveReason leaves) {
        this.leaves = leaves;
    }

    /** The word, such as {@code not-enrolled}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why a site leaves a round when this happens in it: the word that people elsewhere read. */
    public LeaveReason leaves() {
        return leaves;
    }
}
