package io.covalence.aggregation.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The way to the database of a process that is killed at a commit. What was committed before is there; what it tries afterwards
 * reaches the database no more, as if every thread of it had stopped. Only commits of transactions that changed something count.
 */
public final class Mortal {
    private final DataSource source;
    private int left = Integer.MAX_VALUE;
    private boolean after;
    private boolean dead;

    Mortal(DataSource source) {
        this.source = source;
    }

    /** The process is no more. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("the process was killed");
        }
    }

    /**
     * Kills at a commit.
     *
     * @param commits how many still succeed
     * @param committed whether the one after them reaches the database, and only its answer is lost
     */
    public void dieAt(int commits, boolean committed) {
        left = commits;
        after = committed;
    }

    public boolean isDead() {
        return dead;
    }

    DataSource source() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            requireAlive();
            var result = method.invoke(source, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        var changed = new boolean[1];
        return proxy(Connection.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "prepareStatement" -> {
                    requireAlive();
                    changed[0] |= changes((String) arguments[0]);
                }
                case "commit" -> {
                    requireAlive();
                    if (changed[0] && left-- <= 0) {
                        return die(connection);
                    }
                }
                default -> {
                    // A dead process's connection is rolled back and given back by the system.
                }
            }
            return method.invoke(connection, arguments);
        });
    }

    private Object die(Connection connection) throws Exception {
        dead = true;
        if (after) {
            connection.commit();
        } else {
            connection.rollback();
        }
        throw new Killed();
    }

    private void requireAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    private static boolean changes(String sql) {
        return !sql.toLowerCase(Locale.ROOT).startsWith("select");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                Mortal.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.invoke(self, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } catch (Throwable e) {
                        throw e;
                    }
                }));
    }
}
