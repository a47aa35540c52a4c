package io.covalence.service.acting.internal;

import io.covalence.service.acting.Acting;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Passes the acting scope to Hibernate, which creates this object from the class name in persistence.xml. */
public final class ScopeResolver implements CurrentTenantIdentifierResolver<Object> {
    @Override
    public Object resolveCurrentTenantIdentifier() {
        return Acting.current().map(Scope::of).orElse(Scope.NONE);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
