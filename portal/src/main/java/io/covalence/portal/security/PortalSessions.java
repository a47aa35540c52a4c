package io.covalence.portal.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of this server. Sessions without a sign-in are short, and their total number is bounded. Sessions of one
 * person are bounded for each person. So neither a flood of strangers nor one person's program ends the session of
 * anybody else. The total number of signed-in sessions is bounded as well. The server makes no session beyond its own
 * bound, which the descriptor names, and these bounds leave room below it for sessions that are expiring.
 */
@ApplicationScoped
public class PortalSessions {
    /** Long enough to find one's password; the deployment descriptor says the same for sessions that nobody has counted yet. */
    static final Duration BEFORE_SIGN_IN = Duration.ofMinutes(15);

    static final Duration SIGNED_IN = Duration.ofMinutes(60);
    static final int MOST_BEFORE_SIGN_IN = 1000;
    static final int MOST_OF_A_PERSON = 20;
    static final int MOST_SIGNED_IN = 3000;

    private static final String NUMBER = PortalSessions.class.getName() + ".number";
    private static final String PERSON = PortalSessions.class.getName() + ".person";
    private static final int AT_ONCE = 1;

    private final AtomicLong numbers = new AtomicLong();
    private final BoundedSessions strangers = new BoundedSessions(MOST_BEFORE_SIGN_IN);
    private final BoundedSessions everybody = new BoundedSessions(MOST_SIGNED_IN);
    private final Map<String, BoundedSessions> people = new ConcurrentHashMap<>();

    public void begun(HttpSession session) {
        var number = numbers.incrementAndGet();
        session.setAttribute(NUMBER, number);
        session.setMaxInactiveInterval((int) BEFORE_SIGN_IN.toSeconds());
        strangers.add(number, ending(session));
    }

    /** Who is signed in, as far as the portal has seen them here. */
    static @Nullable String person(HttpSession session) {
        return session.getAttribute(PERSON) instanceof String person ? person : null;
    }

    /** Whether the session is one too many. Its own requests may end it at once, and would keep it alive otherwise. */
    static boolean isEnding(HttpSession session) {
        return session.getMaxInactiveInterval() == AT_ONCE;
    }

    public void signedIn(HttpSession session, String person) {
        session.setAttribute(PERSON, person);
        session.setMaxInactiveInterval((int) SIGNED_IN.toSeconds());
        if (session.getAttribute(NUMBER) instanceof Long number) {
            strangers.remove(number);
            everybody.add(number, ending(session));
            people.compute(person, (name, known) -> {
                var sessions = known == null ? new BoundedSessions(MOST_OF_A_PERSON) : known;
                sessions.add(number, ending(session));
                return sessions;
            });
        }
    }

    public void ended(HttpSession session) {
        if (session.getAttribute(NUMBER) instanceof Long number) {
            strangers.remove(number);
            everybody.remove(number);
            var person = person(session);
            if (person != null) {
                people.computeIfPresent(person, (name, sessions) -> {
                    sessions.remove(number);
                    return sessions.size() == 0 ? null : sessions;
                });
            }
        }
    }

    /** Lets a session run out: to invalidate it while another's request is served would take the cookie from that one. */
    private static Runnable ending(HttpSession session) {
        return () -> {
            try {
                session.setMaxInactiveInterval(AT_ONCE);
            } catch (IllegalStateException alreadyEnded) {
                // It has just ended by itself.
            }
        };
    }
}
