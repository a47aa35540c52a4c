package io.covalence.aggregation.parallel;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share numbered pieces of work. Each piece is made by whoever is free and then taken over in turn, in
 * the order of the numbers. As many pieces exist at once as there are threads, whatever their number in all. The calling
 * thread works too, so a busy executor slows it but cannot stop it.
 */
public final class OrderedParallelWork {
    private final Executor executor;
    private final int workers;

    /**
     * Works with the threads of an executor.
     *
     * @param workers threads at once, the caller's included
     */
    public OrderedParallelWork(Executor executor, int workers) {
        this.executor = executor;
        this.workers = workers;
    }

    /** Makes a piece, side by side with others. */
    @FunctionalInterface
    public interface Part<T> {
        T make(int piece) throws IOException;
    }

    /** Takes a piece over once all before it have been; never two at once. */
    @FunctionalInterface
    public interface Turn<T> {
        void take(int piece, T made) throws IOException;
    }

    /**
     * Works through the pieces from {@code first} to before {@code end}; returns once no thread is at work any more.
     *
     * @throws IOException the first failure; also unchecked, and as IllegalStateException when it was an error
     */
    public <T> void work(int first, int end, Deadline deadline, Part<T> part, Turn<T> turn) throws IOException {
        var shift = new Shift<>(first, end, deadline, part, turn);
        for (int i = 1; i < Math.min(workers, end - first); i++) {
            executor.execute(shift::run);
        }
        shift.run();
        shift.end();
    }

    private static final class Shift<T> {
        private final int end;
        private final Deadline deadline;
        private final Part<T> part;
        private final Turn<T> turn;
        private int next;
        private int due;
        private int atWork;
        private @Nullable Throwable failure;

        Shift(int first, int end, Deadline deadline, Part<T> part, Turn<T> turn) {
            this.next = first;
            this.due = first;
            this.end = end;
            this.deadline = deadline;
            this.part = part;
            this.turn = turn;
        }

        /** Whatever goes wrong is noted, errors too: a piece that was not made must never pass for one that was. */
        void run() {
            int piece = begin();
            while (piece < end) {
                @Nullable Throwable problem = null;
                try {
                    deadline.check();
                    var made = part.make(piece);
                    if (awaitTurn(piece)) {
                        turn.take(piece, made);
                    }
                } catch (Throwable e) {
                    problem = e;
                }
                finish(problem);
                piece = begin();
            }
        }

        private synchronized int begin() {
            if (failure != null || next >= end) {
                return end;
            }
            atWork++;
            return next++;
        }

        /** False when another piece has failed. Pieces are begun in order, so the one that is due is never waiting. */
        private synchronized boolean awaitTurn(int piece) throws InterruptedException {
            while (failure == null && due != piece) {
                wait();
            }
            return failure == null;
        }

        private synchronized void finish(@Nullable Throwable problem) {
            if (problem == null) {
                due++;
            } else if (failure == null) {
                failure = problem;
            }
            atWork--;
            notifyAll();
        }

        synchronized void end() throws IOException {
            boolean interrupted = false;
            while (atWork > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure = failure == null ? e : failure;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            @Nullable Throwable failed = failure;
            switch (failed) {
                case null -> {}
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException("a piece of work could not be done", failed);
            }
        }
    }
}
