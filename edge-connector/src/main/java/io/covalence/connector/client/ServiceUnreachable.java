package io.covalence.connector.client;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;

/** A service did not answer, in spite of several attempts. */
public final class ServiceUnreachable extends Failure {
    private static final long serialVersionUID = 1;

    public ServiceUnreachable(String origin, String why, String next) {
        super(Kind.TRY_LATER, FailureCode.UNREACHABLE, "Cannot reach " + origin + ": " + why + ".", next);
    }
}
