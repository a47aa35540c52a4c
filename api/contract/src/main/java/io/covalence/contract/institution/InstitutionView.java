package io.covalence.contract.institution;

import java.time.Instant;

/** An institution as its own staff see it. */
public record InstitutionView(String id, String name, SiteView site, Instant createdAt) {}
