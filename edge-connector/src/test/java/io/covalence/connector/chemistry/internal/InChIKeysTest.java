package io.covalence.connector.chemistry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

class InChIKeysTest {
    /** A chain of 300 carbons, each with a hydroxyl and a methyl: InChI takes far longer than a millisecond for it. */
    private static final String LARGE = "C" + "C(C)(O)".repeat(300);

    @Test
    void moleculeForWhichThereWasNoTimeHasNoAnswer() throws CDKException {
        var molecule = molecule(LARGE);

        assertThatThrownBy(() -> InChIKeys.firstBlock(molecule, 1)).isInstanceOf(InChIUndecided.class);
        assertThat(InChIKeys.firstBlock(molecule)).isPresent();
    }

    /** What InChI does not describe it does not describe on any machine: an element beyond its table. */
    @Test
    void moleculeThatInChIDoesNotDescribeHasNone() {
        var molecule = SilentChemObjectBuilder.getInstance().newAtomContainer();
        var atom = molecule.getBuilder().newAtom();
        atom.setSymbol("R1");
        atom.setAtomicNumber(0);
        atom.setImplicitHydrogenCount(0);
        molecule.addAtom(atom);

        assertThat(InChIKeys.firstBlock(molecule)).isEmpty();
    }

    /** The second waits for the lock, which is seen by what it is parked on, or it is inside together with the first. */
    @Test
    @Timeout(30)
    void twoThreadsAreNeverInsideTheLibraryAtOnce() throws Exception {
        var ethanol = molecule("CCO");
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        Thread first = thread(() -> InChIKeys.firstBlock(ethanol, 10_000, (molecule, options) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.countDown();
            await(released);
            inside.decrementAndGet();
            throw new CDKException("nothing is made here");
        }));
        entered.await();
        Thread second = thread(() -> InChIKeys.firstBlock(ethanol, 10_000, (molecule, options) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            throw new CDKException("nothing is made here");
        }));
        while (second.isAlive() && !(LockSupport.getBlocker(second) instanceof AbstractQueuedSynchronizer)) {
            Thread.onSpinWait();
        }
        released.countDown();
        first.join();
        second.join();

        assertThat(most).hasValue(1);
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().start(work);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IAtomContainer molecule(String smiles) throws CDKException {
        return new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
    }
}
