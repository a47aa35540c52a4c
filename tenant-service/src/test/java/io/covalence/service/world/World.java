package io.covalence.service.world;

import com.arjuna.ats.jta.TransactionManager;
import io.covalence.contract.id.Ids;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.tenant.NewTenant;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import io.covalence.service.acting.internal.Persistence;
import io.covalence.service.environment.Environment;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.idempotency.KeptAnswers;
import io.covalence.service.institution.InstitutionService;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.json.Json;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.mail.MailSender;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.membership.SignedIn;
import io.covalence.service.naming.TenantNames;
import io.covalence.service.page.Pages;
import io.covalence.service.run.RunService;
import io.covalence.service.secret.Digests;
import io.covalence.service.site.EnrolmentService;
import io.covalence.service.study.StudyService;
import io.covalence.service.tenant.TenantService;
import io.covalence.testkit.MovableClock;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.persistence.EntityManager;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jboss.weld.environment.se.Weld;

/** Everything that services need, made once for all tests; each test makes tenants and people of its own. */
public final class World {
    private static final World ONLY = new World();

    /** Every reading is a microsecond later than the one before, so that order is certain. */
    public final MovableClock clock =
            MovableClock.ticking(Instant.now().truncatedTo(ChronoUnit.MICROS), Duration.ofNanos(1_000));

    public final RecordedClients clients = new RecordedClients();
    public final RecordedMail mail = new RecordedMail();
    public final ScriptedAggregation aggregation = new ScriptedAggregation();
    private final Database database = new Database();
    private final SeContainer container;

    public static World world() {
        return ONLY;
    }

    private World() {
        var random = new SecureRandom();
        var entities = TransactionEntities.over(new HibernatePersistenceProvider()
                .createEntityManagerFactory(
                        "covalence",
                        Map.of(
                                "jakarta.persistence.jtaDataSource",
                                new TransactionalSource(
                                        database.application(), TransactionManager.transactionManager()),
                                "hibernate.transaction.jta.platform",
                                "org.hibernate.engine.transaction.jta.platform.internal.JBossStandAloneJtaPlatform")));
        container = new Weld()
                .disableDiscovery()
                .addPackages(
                        true,
                        List.of(
                                        Acting.class,
                                        KeptAnswers.class,
                                        InstitutionService.class,
                                        InvitationService.class,
                                        Json.class,
                                        Ledger.class,
                                        TenantNames.class,
                                        ActorResolver.class,
                                        Pages.class,
                                        RunService.class,
                                        Digests.class,
                                        EnrolmentService.class,
                                        StudyService.class,
                                        TenantService.class)
                                .toArray(Class<?>[]::new))
                .addBeanClasses(TransactionInterceptors.all())
                .addExtension(new Replacements())
                .addExtension(new Given(Map.of(
                        EntityManager.class, entities,
                        Clock.class, clock,
                        RandomGenerator.class, random,
                        Ids.class, new Ids(random),
                        ServiceSettings.class,
                                new ServiceSettings(
                                        "http://localhost:1", "http://localhost:2/realms/covalence", "", "", "", 0),
                        MailSender.class, mail,
                        io.covalence.service.identity.ConnectorClients.class, clients,
                        io.covalence.service.run.AggregationService.class, aggregation)))
                .initialize();
    }

    /** Leaves out what the application server or another process would give. */
    static final class Replacements implements Extension {
        private static final Set<String> REPLACED = Set.of(
                Persistence.class.getName(),
                Environment.class.getName(),
                "io.covalence.service.identity.internal.KeycloakTokens",
                "io.covalence.service.identity.internal.KeycloakConnectorClients",
                "io.covalence.service.run.internal.AggregationOverHttp");

        <T> void leaveOut(@Observes ProcessAnnotatedType<T> type) {
            if (REPLACED.contains(type.getAnnotatedType().getJavaClass().getName())) {
                type.veto();
            }
        }
    }

    public <T> T get(Class<T> service) {
        return container.select(service).get();
    }

    public Actor admin() {
        return signIn("admin", "platform-admin");
    }

    /** The administrator of a new tenant. */
    public Actor sponsor() {
        var name = "sponsor-" + UUID.randomUUID();
        Acting.call(
                admin(),
                () -> get(TenantService.class).create(new NewTenant("Helix " + name.substring(8, 16), email(name))));
        return signIn(name, "sponsor");
    }

    /** Somebody from an institution; without a membership until they accept an invitation. */
    public Actor staff() {
        return signIn("staff-" + UUID.randomUUID(), "institution");
    }

    /** Somebody whose address is in rows that were there before. */
    public Actor person(String email, String role) {
        return get(ActorResolver.class)
                .resolve(new SignedIn(
                        "subject-" + email.substring(0, email.indexOf('@')), email, email, true, Set.of(role), null));
    }

    /** The same person's next request. */
    public Actor again(Actor person) {
        return get(ActorResolver.class)
                .resolve(new SignedIn(
                        person.subject(),
                        person.name(),
                        person.email(),
                        true,
                        Set.of(person.roles().iterator().next().realmName()),
                        null));
    }

    public Actor connector(SiteId siteId) {
        return get(ActorResolver.class)
                .resolve(new SignedIn("client-" + siteId, siteId.value(), "", false, Set.of("connector"), siteId));
    }

    private Actor signIn(String name, String role) {
        return get(ActorResolver.class)
                .resolve(new SignedIn("subject-" + name, name, email(name), true, Set.of(role), null));
    }

    private static String email(String name) {
        return name + "@covalence.example";
    }

    /** Runs native SQL under an actor's scope, as a forgetful or hostile query would. */
    public List<?> query(Actor actor, String sql) {
        return within(
                actor,
                () -> get(EntityManager.class)
                        .createNativeQuery(sql, Object.class)
                        .getResultList());
    }

    /** Runs native SQL in a transaction that does not say for whom. */
    public List<?> queryForNobody(String sql) {
        var manager = TransactionManager.transactionManager();
        try {
            manager.begin();
            try {
                return get(EntityManager.class)
                        .createNativeQuery(sql, Object.class)
                        .getResultList();
            } finally {
                manager.rollback();
            }
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    public int change(Actor actor, String sql) {
        return within(
                actor, () -> get(EntityManager.class).createNativeQuery(sql).executeUpdate());
    }

    public <T> T within(Actor actor, Supplier<T> work) {
        return get(Transactions.class).as(actor, work);
    }

    /** Changes rows behind everybody's back. */
    public int tamper(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
