package io.covalence.aggregation.rest;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body of bounded size. One that grows larger or breaks off is its sender's doing and no failure of ours; the container says the
 * latter by several exceptions, not all of them meant to be (a NullPointerException when the sender is silent for too long).
 */
final class BoundedBody extends FilterInputStream {
    private final long most;
    private long left;

    BoundedBody(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() {
        int value;
        try {
            value = super.read();
        } catch (IOException | RuntimeException e) {
            throw broken();
        }
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (IOException | RuntimeException e) {
            throw broken();
        }
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw Bodies.tooLarge(most);
        }
    }

    private static ProblemException broken() {
        return new ProblemException(ProblemType.INVALID_REQUEST, "The body did not arrive whole.");
    }
}
