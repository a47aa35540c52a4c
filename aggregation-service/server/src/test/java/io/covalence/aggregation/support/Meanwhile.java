package io.covalence.aggregation.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A way to the database on which something else happens, whole and once, just before a statement. */
public final class Meanwhile {
    /** What happens, on connections of its own. */
    public interface Deed {
        void happen() throws Exception;
    }

    private record Appointment(String sql, Deed deed) {}

    private final AtomicReference<@Nullable Appointment> next = new AtomicReference<>();

    /** Lets something happen before the next statement that begins like this. */
    public void before(String sql, Deed deed) {
        next.set(new Appointment(sql, deed));
    }

    public DataSource over(DataSource source) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            var result = method.invoke(source, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                reach((String) arguments[0]);
            }
            return method.invoke(connection, arguments);
        });
    }

    private void reach(String sql) throws Exception {
        var due = next.get();
        if (due != null && sql.startsWith(due.sql()) && next.compareAndSet(due, null)) {
            due.deed().happen();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                Meanwhile.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.invoke(self, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
