package io.covalence.contract.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signed-in person, and for whom they act. */
public record Me(
        String name,
        String email,
        List<String> roles,
        @Nullable String tenantId,
        @Nullable String tenantName,
        @Nullable String institutionId,
        @Nullable String institutionName) {
    public Me {
        roles = List.copyOf(roles);
    }
}
