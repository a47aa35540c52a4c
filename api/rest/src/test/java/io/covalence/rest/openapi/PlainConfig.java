package io.covalence.rest.openapi;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** No settings at all: the description depends on the classes alone. */
final class PlainConfig implements Config {
    @Override
    public <T> T getValue(String name, Class<T> type) {
        throw new java.util.NoSuchElementException(name);
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        throw new java.util.NoSuchElementException(name);
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return Optional.empty();
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return List.of();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new IllegalArgumentException("there is nothing inside");
    }
}
