package io.covalence.service.membership;

import io.covalence.contract.tenant.Me;
import io.covalence.contract.tenant.Role;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Requires;
import io.covalence.service.institution.InstitutionSites;
import io.covalence.service.naming.TenantNames;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells people their roles and memberships. */
@Dependent
@Transactional
public class MembershipService {
    private final TenantNames tenants;
    private final InstitutionSites institutions;

    @Inject
    MembershipService(TenantNames tenants, InstitutionSites institutions) {
        this.tenants = tenants;
        this.institutions = institutions;
    }

    @Requires({Role.PLATFORM_ADMIN, Role.SPONSOR, Role.INSTITUTION, Role.CONNECTOR, Role.TENANT_SERVICE})
    public Me me() {
        var actor = Acting.actor();
        return new Me(
                actor.name(),
                actor.email(),
                actor.roles().stream().map(Role::realmName).sorted().toList(),
                actor.tenantId(),
                name(actor.tenantId(), tenants::find),
                actor.institutionId(),
                name(actor.institutionId(), institutions::nameOf));
    }

    private static <I> @Nullable String name(@Nullable I id, Function<I, Optional<String>> names) {
        return id == null ? null : names.apply(id).orElse(null);
    }
}
