package io.covalence.secagg.simulation;

/** What the service waits for. */
enum Phase {
    ADVERTISING(Mail.Kind.ADVERTISE),
    SHARING(Mail.Kind.SHARES),
    MASKING(Mail.Kind.MASKED),
    AGREEING(Mail.Kind.AGREEMENT),
    UNMASKING(Mail.Kind.UNMASK),
    ABORTING(Mail.Kind.VOTE);

    private final Mail.Kind awaited;

    Phase(Mail.Kind awaited) {
        this.awaited = awaited;
    }

    Mail.Kind awaited() {
        return awaited;
    }
}
