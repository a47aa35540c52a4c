package io.covalence.contract.tenant;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signed-in person, and for whom they act. */
public record Me(
        String name,
        String email,
        List<String> roles,
        @Nullable TenantId tenantId,
        @Nullable String tenantName,
        @Nullable InstitutionId institutionId,
        @Nullable String institutionName) {
    public Me {
        roles = List.copyOf(roles);
    }
}
