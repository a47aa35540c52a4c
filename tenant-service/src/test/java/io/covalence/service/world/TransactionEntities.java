package io.covalence.service.world;

import com.arjuna.ats.jta.TransactionManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the application server injects: an entity manager that stands for that of the present transaction. */
final class TransactionEntities implements InvocationHandler {
    private final EntityManagerFactory factory;
    private final Map<Object, EntityManager> open = new ConcurrentHashMap<>();

    private TransactionEntities(EntityManagerFactory factory) {
        this.factory = factory;
    }

    static EntityManager over(EntityManagerFactory factory) {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                new TransactionEntities(factory));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(current(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private EntityManager current() throws Exception {
        var transaction = TransactionManager.transactionManager().getTransaction();
        if (transaction == null || transaction.getStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("no transaction");
        }
        var known = open.get(transaction);
        if (known != null) {
            return known;
        }
        var made = factory.createEntityManager();
        open.put(transaction, made);
        transaction.registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                open.remove(transaction);
                made.close();
            }
        });
        return made;
    }
}
