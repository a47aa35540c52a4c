package io.covalence.rest.stream;

import java.util.ArrayList;
import java.util.List;

/** A line that remembers what was sent. */
final class SentLine implements Line {
    final List<String> ids = new ArrayList<>();
    final List<String> data = new ArrayList<>();
    int beats;
    boolean over;
    boolean closed;
    boolean free = true;

    @Override
    public boolean isFree() {
        return free;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void send(String id, String text) {
        ids.add(id);
        data.add(text);
    }

    @Override
    public void beat() {
        beats++;
    }

    @Override
    public void over() {
        over = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
