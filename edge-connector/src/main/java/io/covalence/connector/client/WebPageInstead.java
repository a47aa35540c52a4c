package io.covalence.connector.client;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;

/** A web page came where a service should have answered: of a network that wants a sign-in, of a proxy, or of a wrong address. */
final class WebPageInstead extends Failure {
    private static final long serialVersionUID = 1;
    private static final String AWAY =
            "a proxy before the service, which does not reach it at the moment, or a notice of your network.";
    private static final String ELSE = "a sign-in page of your network, a notice of its proxy, or another site.";

    WebPageInstead(String origin, int status) {
        super(
                Kind.TRY_LATER,
                FailureCode.WEB_PAGE_INSTEAD,
                "Instead of the service at " + origin + " a web page answered (status " + status + "): "
                        + (isAway(status) ? AWAY : ELSE),
                (isAway(status) ? "Try again later; if it stays so, open " : "Open ") + origin
                        + " in a browser on this machine's network. If your network asks for a sign-in, sign in or"
                        + " have this machine exempted; if it shows a notice, show it to the people who run your"
                        + " network; else check the address.");
    }

    /** What a proxy says of a server behind it that does not answer, such as one that starts anew. */
    private static boolean isAway(int status) {
        return status >= 502 && status <= 504;
    }
}
