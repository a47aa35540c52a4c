package io.covalence.service.site;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.json.Texts;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.secret.AttemptLimiter;
import io.covalence.service.secret.Digests;
import io.covalence.service.secret.OneTimeSecrets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Enrols a site's connector: staff get a one-time code, and the connector enrols with it and with keys made at the
 * site.
 */
@Dependent
public class EnrolmentService {
    private static final int LONGEST_KEY = 2_000;

    private final EntityManager entities;
    private final InstitutionSites sites;
    private final Ledger ledger;
    private final SiteEnroller enroller;
    private final AttemptLimiter limiter;
    private final OneTimeSecrets secrets;
    private final Clock clock;

    @Inject
    EnrolmentService(
            EntityManager entities,
            InstitutionSites sites,
            Ledger ledger,
            SiteEnroller enroller,
            AttemptLimiter limiter,
            OneTimeSecrets secrets,
            Clock clock) {
        this.entities = entities;
        this.sites = sites;
        this.ledger = ledger;
        this.enroller = enroller;
        this.limiter = limiter;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Draws a code for the institution's own site: valid for a day, once; older ones are void. */
    @Requires(Role.INSTITUTION)
    @Transactional
    public EnrolmentCode issueCode(SiteId siteId) {
        var institution = Acting.institution();
        var site = sites.find(siteId)
                .filter(found -> found.institutionId().equals(institution))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no such site, or it is not your institution's."));
        var code = secrets.code();
        var now = clock.instant();
        var issued = entities.find(StoredEnrolmentCode.class, site.siteId().value());
        if (issued == null) {
            issued = new StoredEnrolmentCode(siteId, institution, Digests.sha256(code), now);
            entities.persist(issued);
        } else {
            issued.replace(Digests.sha256(code), now);
        }
        entities.flush();
        ledger.append(institution, "enrolment-code.issued", siteId.value(), Map.of());
        return new EnrolmentCode(siteId, code, issued.expiresAt());
    }

    /**
     * Enrols a connector: the site gets its keys and a client at the identity provider, or nothing happens at all.
     *
     * @param caller where the request comes from, such as a remote address; wrong codes are counted by it
     * @throws ProblemException CODE_REFUSED for a code that is wrong, used or expired, TOO_MANY_ATTEMPTS after twenty wrong ones
     */
    @Requires
    @Transactional(Transactional.TxType.SUPPORTS)
    public Enrolment enrol(EnrolmentRequest request, String caller) {
        new Texts()
                .line("/code", request.code(), 1, 100)
                .line("/identityKey", request.identityKey(), 1, 100)
                .document("/authenticationKey", request.authenticationKey(), 1, LONGEST_KEY)
                .line("/connectorVersion", request.connectorVersion(), 1, 60)
                .line("/signature", request.signature(), 1, 200)
                .check();
        var authenticationKey = SiteKeys.authenticationKey(request.authenticationKey());
        new Texts()
                .require(
                        "/identityKey",
                        SiteKeys.isIdentityKey(request.identityKey()),
                        "must be an Ed25519 public key of prime order: 32 bytes in base64url without padding")
                .require("/authenticationKey", authenticationKey.isPresent(), "must be a public P-256 key as a JWK")
                .check();
        var signed = EnrolmentRequest.signedBytes(
                request.code(), request.identityKey(), request.authenticationKey(), request.connectorVersion());
        if (!SiteKeys.verifies(request.identityKey(), signed, request.signature())) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The signature does not fit the identity key and the request.",
                    List.of(new Problem.FieldError("/signature", "must be made by the identity key over the request")));
        }
        return limiter.attempt("enrolment", caller, () -> enroller.enrol(request, authenticationKey.get()));
    }
}
