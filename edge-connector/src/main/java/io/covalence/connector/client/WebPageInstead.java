package io.covalence.connector.client;

import io.covalence.connector.Failure;

/** A web page came where a service should have answered: of a network that wants a sign-in, of a proxy, or of a wrong address. */
final class WebPageInstead extends Failure {
    private static final long serialVersionUID = 1;

    WebPageInstead(String origin, int status) {
        super(
                Kind.TRY_LATER,
                "web-page-instead",
                "Instead of the service at " + origin + " a web page answered (status " + status
                        + "): a sign-in page of your network, a notice of its proxy, or another site.",
                "Open " + origin
                        + " in a browser on this machine's network. If your network asks for a sign-in, sign in or"
                        + " have this machine exempted; if it shows a notice, show it to the people who run your"
                        + " network; else check the address.");
    }
}
