package io.covalence.secagg.simulation;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.KeptJournal;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.ClientState;
import io.covalence.secagg.client.MaskedVector;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.message.Unmask;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A site's program: it polls, does what the phase asks for, and sends a message until it knows that it has arrived. */
final class SimulatedSite {
    private final Study study;
    private final SiteId site;
    private final RandomSource random;
    private final Consumer<Unmask> revealed;
    private final KeptJournal journal = new KeptJournal(List.of());
    private @Nullable ClientState state;
    private @Nullable Mail outgoing;
    private Attempt attempt = new Attempt(0, 1, 0);

    SimulatedSite(Study study, SiteId site, RandomSource random, Consumer<Unmask> revealed) {
        this.study = study;
        this.site = site;
        this.random = random;
        this.revealed = revealed;
    }

    /** Keys and unsent messages are gone; the program starts anew. */
    void crash() {
        state = null;
        outgoing = null;
    }

    /**
     * Sends what is to be sent, or does what comes next.
     *
     * @param responseArrives otherwise the message reaches the service and the site does not learn of it
     * @return whether there was anything to do
     */
    boolean poll(SimulatedService service, boolean responseArrives) {
        if (!service.attempt().equals(attempt)) {
            leave(service.attempt());
        }
        if (outgoing == null) {
            outgoing = next(service).orElse(null);
        }
        if (outgoing == null) {
            return false;
        }
        boolean accepted = service.upload(outgoing);
        if (responseArrives) {
            outgoing = null;
            if (!accepted) {
                giveUp();
            }
        }
        return true;
    }

    private void leave(Attempt next) {
        giveUp();
        outgoing = null;
        attempt = next;
    }

    private void giveUp() {
        if (state != null) {
            state.abort();
            state = null;
        }
    }

    private Optional<Mail> next(SimulatedService service) {
        return switch (service.phase()) {
            case ADVERTISING -> state == null ? open(service) : Optional.empty();
            case SHARING -> share(service);
            case MASKING -> mask(service);
            case AGREEING -> agree(service);
            case UNMASKING -> unmask(service);
            case ABORTING -> vote();
        };
    }

    private Optional<Mail> open(SimulatedService service) {
        var certificate = journal.history().votable().flatMap(service::certificate);
        var federation = federation();
        var parameters = new SessionParameters(
                federation.context(),
                site,
                federation.policy(),
                federation.directory(),
                federation.layout(),
                journal,
                Optional.empty(),
                certificate);
        try {
            var step = ClientSession.open(parameters, identity(), random);
            return send(Mail.Kind.ADVERTISE, step, step.message().encode());
        } catch (ProtocolViolation burnt) {
            return Optional.empty();
        }
    }

    private Optional<Mail> share(SimulatedService service) {
        if (!(state instanceof AwaitingRoster waiting) || !isStored(service, Mail.Kind.ADVERTISE)) {
            return Optional.empty();
        }
        var step = waiting.receive(service.session().roster());
        return send(Mail.Kind.SHARES, step, step.message().encode());
    }

    private Optional<Mail> mask(SimulatedService service) {
        if (!(state instanceof AwaitingShares waiting) || !isStored(service, Mail.Kind.SHARES)) {
            return Optional.empty();
        }
        var ready = waiting.receive(service.session().dealt().deliverTo(site)).state();
        var step = ready.mask(study.update(site, attempt.model()));
        state = step.state();
        return Optional.of(masked(step.message()));
    }

    private Mail masked(MaskedVector vector) {
        var chunks = IntStream.range(0, vector.chunkCount())
                .mapToObj(chunk -> ByteString.of(vector.chunk(chunk)))
                .toList();
        return new Mail(Mail.Kind.MASKED, site, ByteString.of(vector.header().encode()), chunks);
    }

    private Optional<Mail> agree(SimulatedService service) {
        if (!(state instanceof AwaitingSurvivors waiting) || !isStored(service, Mail.Kind.MASKED)) {
            return Optional.empty();
        }
        var step = waiting.receive(service.session().survivors());
        return send(Mail.Kind.AGREEMENT, step, step.message().encode());
    }

    private Optional<Mail> unmask(SimulatedService service) {
        if (!(state instanceof AwaitingQuorum waiting)) {
            return Optional.empty();
        }
        var step = waiting.receive(service.session().quorum());
        revealed.accept(step.message());
        return send(Mail.Kind.UNMASK, step, step.message().encode());
    }

    private Optional<Mail> vote() {
        if (state instanceof AwaitingSurvivors waiting) {
            var step = waiting.abandon();
            return send(Mail.Kind.VOTE, step, step.message().encode());
        }
        if (state != null) {
            return Optional.empty();
        }
        return ClientSession.abandonLost(journal, identity(), site)
                .map(vote -> Mail.of(Mail.Kind.VOTE, site, vote.encode()));
    }

    private Optional<Mail> send(Mail.Kind kind, Step<?, ?> step, byte[] body) {
        state = step.state();
        return Optional.of(Mail.of(kind, site, body));
    }

    /** A site whose message came too late sits out. */
    private boolean isStored(SimulatedService service, Mail.Kind kind) {
        return service.store().find(attempt, kind, site).isPresent();
    }

    private Federation federation() {
        return study.federation(attempt);
    }

    private IdentityKey identity() {
        return federation().identity(site);
    }
}
