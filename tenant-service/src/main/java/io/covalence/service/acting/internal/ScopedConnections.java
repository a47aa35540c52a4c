package io.covalence.service.acting.internal;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * One data source for all scopes. Each connection is told the scope for one transaction only. Outside a transaction the
 * settings end before the next statement, so that no row is visible.
 */
public final class ScopedConnections implements MultiTenantConnectionProvider<Object>, ServiceRegistryAwareService {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String TELL = "select set_config('app.actor', ?, true), set_config('app.tenant', ?, true),"
            + " set_config('app.institution', ?, true), set_config('app.site', ?, true), set_config('app.subject', ?, true),"
            + " set_config('app.email', ?, true), set_config('app.presented', ?, true)";

    private transient @Nullable DataSource source;

    @Override
    public void injectServices(ServiceRegistryImplementor registry) {
        Map<String, Object> settings =
                registry.requireService(ConfigurationService.class).getSettings();
        var configured = settings.get(AvailableSettings.JAKARTA_JTA_DATASOURCE);
        source = configured instanceof DataSource given ? given : lookup(String.valueOf(configured));
    }

    @SuppressWarnings("BanJNDI") // The name is our own, from persistence.xml.
    private static DataSource lookup(String name) {
        try {
            return (DataSource) new InitialContext().lookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException("no data source " + name, e);
        }
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        if (source == null) {
            throw new SQLException("no data source yet");
        }
        return source.getConnection();
    }

    @Override
    public Connection getConnection(Object tenant) throws SQLException {
        var connection = getAnyConnection();
        try (var statement = connection.prepareStatement(TELL)) {
            var scope = (Scope) tenant;
            statement.setString(1, scope.kind());
            statement.setString(2, scope.tenant());
            statement.setString(3, scope.institution());
            statement.setString(4, scope.site());
            statement.setString(5, scope.subject());
            statement.setString(6, scope.email());
            statement.setString(7, scope.presented());
            statement.execute();
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public void releaseConnection(Object tenant, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (!type.isInstance(this)) {
            throw new UnknownUnwrapTypeException(type);
        }
        return type.cast(this);
    }
}
