package io.covalence.contract.tenant;

import java.time.Instant;

public record TenantView(String id, String name, Instant createdAt) {}
