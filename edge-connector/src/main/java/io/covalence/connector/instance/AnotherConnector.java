package io.covalence.connector.instance;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;

/** Another connector works for this site: this one stops before it sends a message that the other one may send too. */
public final class AnotherConnector extends Failure {
    private static final long serialVersionUID = 1;

    AnotherConnector(String message) {
        super(
                Kind.FAILED,
                FailureCode.ANOTHER_CONNECTOR,
                message,
                "Run one connector for each site. If this folder is a copy, delete the copy, or stop the other"
                        + " connector first.");
    }
}
