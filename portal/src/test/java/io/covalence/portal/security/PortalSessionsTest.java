package io.covalence.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortalSessionsTest {
    private final PortalSessions sessions = new PortalSessions();

    @Test
    void oneStrangerMoreThanTheBoundEndsTheOldestStranger() {
        var person = signedIn("ann");
        var strangers = begin(1_001);

        assertThat(strangers).filteredOn(PortalSessions::isEnding).containsExactly(strangers.getFirst());
        assertThat(PortalSessions.isEnding(person)).isFalse();
    }

    @Test
    void oneSessionMoreOfAPersonEndsTheirOldest() {
        var others = signedIn("bo");
        var own = IntStream.range(0, 21).mapToObj(number -> signedIn("ann")).toList();

        assertThat(own).filteredOn(PortalSessions::isEnding).containsExactly(own.getFirst());
        assertThat(PortalSessions.isEnding(others)).isFalse();
    }

    /** Each of 200 people stays below their own bound; without one for all, their 4,000 sessions would leave strangers none. */
    @Test
    void manyPeopleTogetherLeaveRoomForOthers() {
        var all = IntStream.range(0, 4_000)
                .mapToObj(number -> signedIn("person" + number % 200))
                .toList();

        assertThat(all).filteredOn(session -> !PortalSessions.isEnding(session)).hasSize(3_000);
        assertThat(PortalSessions.isEnding(all.getLast())).isFalse();
    }

    @Test
    void whoHasLeftMakesRoom() {
        var all = IntStream.range(0, 3_000)
                .mapToObj(number -> signedIn("person" + number % 200))
                .toList();
        sessions.ended(all.getFirst());
        signedIn("last");

        assertThat(all).noneMatch(PortalSessions::isEnding);
    }

    @Test
    void allBoundsTogetherStayBelowTheServersOwn() {
        assertThat(PortalSessions.MOST_BEFORE_SIGN_IN + PortalSessions.MOST_SIGNED_IN)
                .isLessThanOrEqualTo(4_000);
    }

    private List<HttpSession> begin(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var session = session();
                    sessions.begun(session);
                    return session;
                })
                .toList();
    }

    private HttpSession signedIn(String person) {
        var session = begin(1).getFirst();
        sessions.signedIn(session, person);
        return session;
    }

    /** A session that keeps attributes and how long it lives. */
    private static HttpSession session() {
        Map<Object, Object> kept = new HashMap<>();
        return (HttpSession) Proxy.newProxyInstance(
                HttpSession.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setAttribute" -> kept.put(arguments[0], arguments[1]);
                    case "getAttribute" -> kept.get(arguments[0]);
                    case "setMaxInactiveInterval" -> kept.put("seconds", arguments[0]);
                    case "getMaxInactiveInterval" -> kept.getOrDefault("seconds", 0);
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "session " + System.identityHashCode(proxy);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
