package io.covalence.service.world;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Map;

/** Makes given objects injectable. */
final class Given implements Extension {
    private final Map<Class<?>, Object> objects;

    Given(Map<Class<?>, Object> objects) {
        this.objects = Map.copyOf(objects);
    }

    void add(@Observes AfterBeanDiscovery event) {
        objects.forEach((type, object) ->
                event.addBean().types(type, Object.class).scope(Dependent.class).createWith(context -> object));
    }
}
