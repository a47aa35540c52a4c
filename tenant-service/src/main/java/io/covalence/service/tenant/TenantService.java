package io.covalence.service.tenant;

import io.covalence.contract.Page;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.contract.tenant.Role;
import io.covalence.contract.tenant.TenantView;
import io.covalence.contract.text.EmailAddress;
import io.covalence.contract.text.PlainText;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.acting.Transactions;
import io.covalence.service.json.Texts;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.membership.Memberships;
import io.covalence.service.page.Cursor;
import io.covalence.service.page.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tenants: platform administrators create and see all of them, a sponsor's people see their own. */
@Dependent
@Transactional
public class TenantService {
    private final EntityManager entities;
    private final Transactions transactions;
    private final Memberships memberships;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    @Inject
    TenantService(
            EntityManager entities,
            Transactions transactions,
            Memberships memberships,
            Ledger ledger,
            Ids ids,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.memberships = memberships;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a tenant; its administrator acts for it as soon as the address is verified at the identity provider. */
    @Requires(Role.PLATFORM_ADMIN)
    @Transactional(Transactional.TxType.SUPPORTS)
    public TenantView create(NewTenant request) {
        new Texts()
                .line("/name", request.name(), 2, 120)
                .email("/administratorEmail", request.administratorEmail())
                .check();
        var id = ids.tenant();
        return transactions.as(Acting.actor().within(id), () -> {
            requireAble(request.administratorEmail());
            var tenant = new Tenant(id, PlainText.composed(request.name().strip()), clock.instant());
            entities.persist(tenant);
            entities.flush();
            memberships.addToTenant(id, request.administratorEmail());
            ledger.append(id, "tenant.created", id.value(), Map.of("administrator", request.administratorEmail()));
            return tenant.view();
        });
    }

    /** A person acts for one tenant or for one institution: a second one would stay without anybody who can act for it. */
    private void requireAble(String email) {
        var actor = Acting.actor();
        boolean oneself = actor.email().equals(EmailAddress.canonical(email)) && !actor.has(Role.SPONSOR);
        if (oneself || memberships.isTaken(email)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    oneself
                            ? "You manage the platform and lack the role " + Role.SPONSOR.realmName()
                                    + ": you could not act for the tenant. Name the sponsor's own administrator."
                            : "Whoever has this address acts for another tenant or for an institution already, and could"
                                    + " not act for this one. Name another person.",
                    List.of(new Problem.FieldError(
                            "/administratorEmail", "must be of a person who acts for nobody yet")));
        }
    }

    @Requires({Role.PLATFORM_ADMIN, Role.SPONSOR})
    public Page<TenantView> list(@Nullable String cursor, int limit) {
        var from = Cursor.parse(cursor, Cursor.END);
        var rows = entities.createQuery(
                        "select t from Tenant t where (t.createdAt < :at or (t.createdAt = :at and t.id < :id))"
                                + " order by t.createdAt desc, t.id desc",
                        Tenant.class)
                .setParameter("at", from.at())
                .setParameter("id", from.id())
                .setMaxResults(Pages.limit(limit) + 1)
                .getResultList();
        return Pages.of(rows, limit, Tenant::cursor, Tenant::view);
    }

    @Requires({Role.PLATFORM_ADMIN, Role.SPONSOR})
    public TenantView get(TenantId tenantId) {
        var tenant = entities.find(Tenant.class, tenantId.value());
        if (tenant == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such tenant, or it is not yours.");
        }
        return tenant.view();
    }
}
