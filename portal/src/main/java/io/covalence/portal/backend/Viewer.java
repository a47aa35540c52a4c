package io.covalence.portal.backend;

import io.covalence.contract.tenant.Me;
import io.covalence.contract.tenant.Role;
import java.util.function.Supplier;

/**
 * The signed-in person, for whom everything is read and done. A view keeps the viewer who opened it, so that reads off
 * the request thread act for the same person. Two viewers are equal when they are the same person with the same
 * memberships.
 */
public interface Viewer {
    Me me();

    /** Does the work as this person. */
    <T> T acting(Supplier<T> work);

    default boolean has(Role role) {
        return me().roles().contains(role.realmName());
    }

    /** Sponsor staff with a tenant to act for: they start and stop runs. */
    default boolean isSponsor() {
        return has(Role.SPONSOR) && me().tenantId() != null;
    }

    /** Institution staff with an institution to act for. */
    default boolean isInstitution() {
        return has(Role.INSTITUTION) && me().institutionId() != null;
    }

    default boolean isAdministrator() {
        return has(Role.PLATFORM_ADMIN);
    }

    /** Whether studies can be shown to this person at all. */
    default boolean seesStudies() {
        return isSponsor() || isInstitution();
    }
}
