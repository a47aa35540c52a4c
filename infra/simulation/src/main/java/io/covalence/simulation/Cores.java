package io.covalence.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Works on sites at the same time, as many as the machine has cores. What comes of it does not depend on how many those are. */
final class Cores implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            work -> Thread.ofPlatform().daemon().unstarted(work));

    /**
     * Does the same for each of a list.
     *
     * @return what came of it, in the order of the list
     */
    <T, R> List<R> each(List<T> list, Function<T, R> work) {
        var begun = list.stream()
                .map(item -> threads.submit(() -> work.apply(item)))
                .toList();
        var done = new ArrayList<R>();
        RuntimeException first = null;
        for (var each : begun) {
            try {
                done.add(await(each));
            } catch (RuntimeException failure) {
                // The others still use what the caller may close.
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return done;
    }

    private static <R> R await(Future<R> begun) {
        try {
            return begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
