package io.covalence.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    private final Map<String, Object> set = new HashMap<>();

    private void configure(String publicUrl) {
        var cookie = (SessionCookieConfig) Proxy.newProxyInstance(
                SessionCookieConfig.class.getClassLoader(),
                new Class<?>[] {SessionCookieConfig.class},
                (proxy, method, arguments) -> set.put(method.getName(), arguments[0]));
        SessionCookie.configure(cookie, publicUrl);
    }

    /** RFC 6265bis: a cookie of this prefix must be Secure, with the path / and without a domain, or a browser drops it. */
    @Test
    void byHttpsTheCookieBelongsToThisHostAlone() {
        configure("https://covalence.example");

        assertThat(set)
                .containsOnly(
                        Map.entry("setName", "__Host-covalence"),
                        Map.entry("setPath", "/"),
                        Map.entry("setSecure", true));
    }

    @Test
    void withoutHttpsItStaysAsTheContainerMakesIt() {
        configure("http://localhost:18080");

        assertThat(set).isEmpty();
    }
}
