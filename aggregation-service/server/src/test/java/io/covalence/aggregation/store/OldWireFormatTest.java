package io.covalence.aggregation.store;

/** The same for runs of which the messages were signed in the first version of the wire format. */
final class OldWireFormatTest extends OldRunsTest {
    @Override
    String schema() {
        return "11";
    }
}
