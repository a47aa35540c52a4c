package io.covalence.contract.institution;

import io.covalence.contract.id.InstitutionId;
import java.time.Instant;

/**
 * An institution as its own staff see it.
 *
 * @param nameConfirmed whether its own people have confirmed the name; until then it is the name that the first sponsor
 *     used, and every sponsor sees the name that they wrote themselves
 */
public record InstitutionView(InstitutionId id, String name, boolean nameConfirmed, SiteView site, Instant createdAt) {}
