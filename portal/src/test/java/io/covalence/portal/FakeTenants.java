package io.covalence.portal;

import io.covalence.contract.id.TenantId;
import io.covalence.contract.tenant.TenantView;
import io.covalence.portal.backend.Tenants;
import io.covalence.portal.backend.Viewer;
import java.util.ArrayList;
import java.util.List;

/** Tenants that a test makes. */
public final class FakeTenants implements Tenants {
    private final List<TenantView> tenants = new ArrayList<>();

    @Override
    public List<TenantView> all(Viewer viewer) {
        return List.copyOf(tenants);
    }

    @Override
    public TenantView create(Viewer viewer, String name, String administratorEmail) {
        var tenant = new TenantView(new TenantId("ten_0123456789abcdefghi" + tenants.size()), name, Samples.NOON);
        tenants.add(tenant);
        return tenant;
    }
}
