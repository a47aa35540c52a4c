package io.covalence.service.acting;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.tenant.Role;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person or program for whom a request acts. It determines the rows that a transaction sees: the tenant's, those of
 * studies in which the institution or the site takes part, or the one row of a presented secret.
 *
 * @param subject the person's or program's id at the identity provider
 * @param email lower case, and only when verified; else empty
 * @param tenantId for whom a sponsor's person acts
 * @param institutionId for whom an institution's person acts
 * @param siteId the site of a connector
 * @param presented hex SHA-256 of a one-time secret that the caller showed
 */
public record Actor(
        Kind kind,
        String subject,
        String name,
        String email,
        Set<Role> roles,
        @Nullable TenantId tenantId,
        @Nullable InstitutionId institutionId,
        @Nullable SiteId siteId,
        @Nullable String presented)
        implements Serializable {

    /** What kind of actor, as the database's policies know it. */
    public enum Kind {
        /** Manages tenants; sees no study. */
        PLATFORM,
        PERSON,
        CONNECTOR,
        /** The service itself, in a timer. */
        SYSTEM,
        /** Somebody who has not signed in. */
        VISITOR
    }

    public Actor {
        roles = Set.copyOf(roles);
    }

    public static Actor visitor() {
        return new Actor(Kind.VISITOR, "visitor", "visitor", "", Set.of(), null, null, null, null);
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, "system", "Covalence", "", Set.of(), null, null, null, null);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The same actor, seeing also the row that this secret's digest belongs to. */
    public Actor presenting(String sha256) {
        return new Actor(kind, subject, name, email, roles, tenantId, institutionId, siteId, sha256);
    }

    /** The same actor, in a tenant that a service has checked they may act in. */
    public Actor within(TenantId tenant) {
        return new Actor(kind, subject, name, email, roles, tenant, institutionId, siteId, presented);
    }

    /** The same actor, in an institution that a service has checked they may act in. */
    public Actor inside(@Nullable InstitutionId institution) {
        return new Actor(kind, subject, name, email, roles, tenantId, institution, siteId, presented);
    }

    @Override
    public String toString() {
        return "Actor[" + kind + " " + subject + "]";
    }
}
