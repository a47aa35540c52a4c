package io.covalence.secagg.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What can happen next, and how often it does. */
enum Operation {
    /** A site polls, and sends what it has to send. */
    UPLOAD(60),
    /** The service's driver looks whether it can go on. */
    ADVANCE(12),
    PASS_TIME(10),
    /** A message arrives, and the site does not learn of it. */
    DROP_RESPONSE(6),
    /** An old message of anybody comes again. */
    REPLAY(5),
    /** A message is changed on its way. */
    TAMPER(3),
    CRASH_SITE(1),
    /** About half of all sites crash. */
    OUTAGE(1),
    CRASH_SERVICE(2);

    private final int weight;

    Operation(int weight) {
        this.weight = weight;
    }

    static Operation pick(SplittableRandom random) {
        int left = random.nextInt(
                Arrays.stream(values()).mapToInt(operation -> operation.weight).sum());
        for (var operation : values()) {
            left -= operation.weight;
            if (left < 0) {
                return operation;
            }
        }
        throw new IllegalStateException("weights add up");
    }
}
