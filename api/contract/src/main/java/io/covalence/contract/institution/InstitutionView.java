package io.covalence.contract.institution;

import java.time.Instant;

/**
 * An institution as its own staff see it.
 *
 * @param nameConfirmed whether its own people have confirmed the name; until then it is the name that the first sponsor
 *     used, and every sponsor sees the name that they wrote themselves
 */
public record InstitutionView(String id, String name, boolean nameConfirmed, SiteView site, Instant createdAt) {}
