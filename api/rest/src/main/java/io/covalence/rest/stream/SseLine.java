package io.covalence.rest.stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;

/** A line to a client that asked for Server-Sent Events. */
final class SseLine implements Line {
    private static final long RETRY_MILLIS = 3_000;
    private static final String OVER = "over";

    private final Sse sse;
    private final SseEventSink sink;
    private CompletableFuture<?> last = CompletableFuture.completedFuture("");

    SseLine(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    @Override
    public boolean isFree() {
        return last.isDone();
    }

    @Override
    public boolean isClosed() {
        return last.isCompletedExceptionally() || sink.isClosed();
    }

    @Override
    public void send(String id, String data) {
        send(event().id(id).data(data).build());
    }

    @Override
    public void beat() {
        send(sse.newEventBuilder().comment("").reconnectDelay(RETRY_MILLIS).build());
    }

    @Override
    public void over() {
        send(event().name(OVER).data("{}").build());
    }

    @Override
    public void close() {
        sink.close();
    }

    private OutboundSseEvent.Builder event() {
        return sse.newEventBuilder().mediaType(MediaType.TEXT_PLAIN_TYPE);
    }

    private void send(OutboundSseEvent event) {
        last = sink.send(event).toCompletableFuture();
    }
}
