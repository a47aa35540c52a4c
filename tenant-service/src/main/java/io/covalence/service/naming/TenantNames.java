package io.covalence.service.naming;

import io.covalence.contract.id.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Reads names of tenants that the transaction sees, for features below {@code tenant}. */
@Dependent
public class TenantNames {
    private final EntityManager entities;

    @Inject
    TenantNames(EntityManager entities) {
        this.entities = entities;
    }

    /** The name of a tenant. */
    public Optional<String> find(TenantId tenantId) {
        return entities.createQuery("select t.name from TenantName t where t.id = :id", String.class)
                .setParameter("id", tenantId.value())
                .getResultStream()
                .findFirst();
    }

    /**
     * A name as a value in somebody else's query.
     *
     * @param id where the query has the tenant's id, such as {@code s.tenantId}
     */
    public static String inQuery(String id) {
        return "(select tn.name from TenantName tn where tn.id = " + id + ")";
    }
}
