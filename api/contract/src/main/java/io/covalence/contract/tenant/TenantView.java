package io.covalence.contract.tenant;

import io.covalence.contract.id.TenantId;
import java.time.Instant;

public record TenantView(TenantId id, String name, Instant createdAt) {}
