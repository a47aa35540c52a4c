package io.covalence.service.membership;

import io.covalence.contract.tenant.Me;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people who they are here. */
@Dependent
@Transactional
public class MembershipService {
    private final EntityManager entities;

    @Inject
    MembershipService(EntityManager entities) {
        this.entities = entities;
    }

    @Requires({Role.PLATFORM_ADMIN, Role.SPONSOR, Role.INSTITUTION, Role.CONNECTOR, Role.TENANT_SERVICE})
    public Me me() {
        var actor = Acting.actor();
        return new Me(
                actor.name(),
                actor.email(),
                actor.roles().stream().map(Role::realmName).sorted().toList(),
                actor.tenantId(),
                name("select t.name from Tenant t where t.id = :id", actor.tenantId()),
                actor.institutionId(),
                name("select i.name from Institution i where i.id = :id", actor.institutionId()));
    }

    private @Nullable String name(String query, @Nullable String id) {
        if (id == null) {
            return null;
        }
        List<String> names =
                entities.createQuery(query, String.class).setParameter("id", id).getResultList();
        return names.isEmpty() ? null : names.getFirst();
    }
}
