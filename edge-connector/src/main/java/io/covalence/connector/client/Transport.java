package io.covalence.connector.client;

@FunctionalInterface
public interface Transport {
    /**
     * Sends a request, repeatedly if it must, and returns whatever was answered at last.
     *
     * @throws ServiceUnreachable when nobody answers
     * @throws InterruptedException when this thread is asked to stop
     */
    Answer send(Call call) throws InterruptedException;
}
