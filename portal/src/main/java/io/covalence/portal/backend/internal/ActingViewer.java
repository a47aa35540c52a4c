package io.covalence.portal.backend.internal;

import io.covalence.contract.tenant.Me;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import java.util.function.Supplier;

/** A person as the tenant service knows them. */
record ActingViewer(Me me, Actor actor) implements Viewer {
    @Override
    public <T> T acting(Supplier<T> work) {
        return Acting.call(actor, work);
    }
}
