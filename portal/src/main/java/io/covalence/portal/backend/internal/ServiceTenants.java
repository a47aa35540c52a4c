package io.covalence.portal.backend.internal;

import io.covalence.contract.tenant.NewTenant;
import io.covalence.contract.tenant.TenantView;
import io.covalence.portal.backend.Tenants;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.tenant.TenantService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

@Dependent
public class ServiceTenants implements Tenants {
    private static final int MOST = 200;

    private final TenantService tenants;

    @Inject
    public ServiceTenants(TenantService tenants) {
        this.tenants = tenants;
    }

    @Override
    public List<TenantView> all(Viewer viewer) {
        return viewer.acting(() -> tenants.list(null, MOST).items());
    }

    @Override
    public TenantView create(Viewer viewer, String name, String administratorEmail) {
        return viewer.acting(() -> tenants.create(new NewTenant(name, administratorEmail)));
    }
}
