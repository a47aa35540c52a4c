package io.covalence.portal.backend;

import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.secret.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Where a request comes from, as limits on attempts count it: what the caller says of themselves is not believed. */
public final class CallerAddress {
    private static final int TRUSTED_PROXIES =
            ServiceSettings.from(System.getenv()).trustedProxies();

    private CallerAddress() {}

    public static String of(HttpServletRequest request) {
        return ClientAddress.of(
                request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")), TRUSTED_PROXIES);
    }
}
