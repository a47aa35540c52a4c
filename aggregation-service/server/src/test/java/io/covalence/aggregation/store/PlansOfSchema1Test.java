package io.covalence.aggregation.store;

/** The same for runs of the service that was the last to run plans of schema 1. */
final class PlansOfSchema1Test extends OldPlansTest {
    @Override
    String schema() {
        return "20";
    }

    @Override
    String reasonOfTooManyBins() {
        return OF_SCHEMA_1;
    }

    @Override
    String reasonOfOpen() {
        return OF_SCHEMA_1;
    }
}
