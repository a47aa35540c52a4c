package io.covalence.service.membership;

import io.covalence.contract.tenant.Role;
import io.covalence.contract.text.EmailAddress;
import io.covalence.contract.text.PlainText;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a token of the identity provider into the actor of a request. A role says what somebody may do; a membership
 * says for whom. Memberships for an e-mail address are bound here, at the first sign-in with that address verified.
 */
@Dependent
public class ActorResolver {
    private final EntityManager entities;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    ActorResolver(EntityManager entities, Transactions transactions, Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Actor resolve(SignedIn token) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> token.realmRoles().contains(role.realmName()))
                .collect(Collectors.toUnmodifiableSet());
        var email = token.emailVerified() ? EmailAddress.canonical(token.email()) : "";
        var name = PlainText.composed(PlainText.escaped(token.name()));
        if (roles.contains(Role.CONNECTOR)) {
            return new Actor(
                    Actor.Kind.CONNECTOR,
                    token.subject(),
                    name,
                    "",
                    Set.of(Role.CONNECTOR),
                    null,
                    null,
                    token.siteId(),
                    null);
        }
        var kind = roles.contains(Role.PLATFORM_ADMIN) ? Actor.Kind.PLATFORM : Actor.Kind.PERSON;
        var arriving = new Actor(kind, token.subject(), name, email, roles, null, null, null, null);
        var memberships = transactions.as(arriving, () -> bound(arriving));
        return new Actor(
                kind,
                token.subject(),
                name,
                email,
                roles,
                roles.contains(Role.SPONSOR) ? first(memberships, Membership::tenantId) : null,
                roles.contains(Role.INSTITUTION) ? first(memberships, Membership::institutionId) : null,
                null,
                null);
    }

    private List<Membership> bound(Actor person) {
        var memberships = memberships(person);
        if (memberships.stream().noneMatch(Membership::awaits)) {
            return memberships;
        }
        // The same person's other request may bind them first: then nothing is left to bind, and they are only read
        // again.
        entities.createQuery("update Membership m set m.subject = :subject, m.boundAt = :now"
                        + " where m.subject is null and m.email = :email and :email <> ''")
                .setParameter("subject", person.subject())
                .setParameter("email", person.email())
                .setParameter("now", clock.instant())
                .executeUpdate();
        memberships.forEach(entities::detach);
        return memberships(person);
    }

    private List<Membership> memberships(Actor person) {
        return entities.createQuery(
                        "select m from Membership m where m.subject = :subject"
                                + " or (m.subject is null and m.email = :email and :email <> '') order by m.createdAt, m.id",
                        Membership.class)
                .setParameter("subject", person.subject())
                .setParameter("email", person.email())
                .getResultList();
    }

    private static <I> @Nullable I first(List<Membership> memberships, Function<Membership, @Nullable I> id) {
        Optional<I> found =
                memberships.stream().map(id).filter(Objects::nonNull).findFirst();
        return found.orElse(null);
    }
}
