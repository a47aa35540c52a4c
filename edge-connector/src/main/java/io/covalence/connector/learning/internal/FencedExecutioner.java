package io.covalence.connector.learning.internal;

import java.lang.ref.Reference;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.IndexAccumulation;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.RandomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps the arrays of an operation alive until its native code has returned. The library passes native code only their
 * addresses, and frees an array as soon as the garbage collector finds that no Java code will use it again. If a
 * collection happens in between, native code reads freed memory and the process crashes. Version 1.0.0-M2.1 has this
 * fault. Pull request 10353 of the library mends it, but no release contains it.
 */
public final class FencedExecutioner extends NativeOpExecutioner {
    private static final String SETTING = "opexec";

    /** The library makes it by this name; see {@link #install}. */
    public FencedExecutioner() {}

    /**
     * Has the library run its operations here. It must not have run any before.
     *
     * @throws IllegalStateException when it has
     */
    public static void install() {
        System.setProperty(SETTING, FencedExecutioner.class.getName());
        if (!(Nd4j.getExecutioner() instanceof FencedExecutioner)) {
            throw new IllegalStateException("the numerical library was in use before");
        }
    }

    private static <T> T fenced(Object operation, Supplier<T> execution) {
        try {
            return execution.get();
        } finally {
            Reference.reachabilityFence(operation);
        }
    }

    @Override
    public INDArray exec(Op op, OpContext context) {
        return fenced(op, () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(BroadcastOp op, OpContext context) {
        return fenced(op, () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(ReduceOp op, OpContext context) {
        return fenced(op, () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(ScalarOp op, OpContext context) {
        return fenced(op, () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(IndexAccumulation op, OpContext context) {
        return fenced(op, () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(RandomOp op, OpContext context, Random random) {
        return fenced(op, () -> super.exec(op, context, random));
    }

    @Override
    public INDArray[] exec(CustomOp op) {
        return fenced(op, () -> super.exec(op));
    }

    @Override
    public INDArray[] exec(CustomOp op, OpContext context) {
        return fenced(op, () -> super.exec(op, context));
    }
}
