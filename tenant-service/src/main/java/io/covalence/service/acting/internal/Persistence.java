package io.covalence.service.acting.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes the container's entity manager injectable by constructor. */
@Dependent
public class Persistence {
    @Produces
    @PersistenceContext(unitName = "covalence")
    EntityManager entityManager;
}
