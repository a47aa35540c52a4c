package io.covalence.portal.backend;

import io.covalence.contract.tenant.TenantView;
import java.util.List;

/** Tenants, for platform administrators. All methods refuse with a ProblemException. */
public interface Tenants {
    List<TenantView> all(Viewer viewer);

    TenantView create(Viewer viewer, String name, String administratorEmail);
}
