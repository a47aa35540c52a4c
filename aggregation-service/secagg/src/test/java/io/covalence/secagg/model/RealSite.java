package io.covalence.secagg.model;

import io.covalence.secagg.RoundScript;
import io.covalence.secagg.client.AwaitingQuorum;
import io.covalence.secagg.client.AwaitingRoster;
import io.covalence.secagg.client.AwaitingShares;
import io.covalence.secagg.client.AwaitingSurvivors;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.ClientState;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.Step;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An honest site of the model as the library's sessions make it: keys in memory, facts in a journal that survives them. */
final class RealSite {
    private final Material material;
    private final int site;
    private final UncountedJournal journal = new UncountedJournal();
    private final Map<Integer, ClientState> sessions = new HashMap<>();

    RealSite(Material material, int site) {
        this.material = material;
        this.site = site;
    }

    Advertise open(int attempt, Optional<AbortCertificate> aborted) {
        var federation = material.federation(attempt);
        var parameters = new SessionParameters(
                federation.context(),
                material.site(site),
                federation.policy(),
                federation.directory(),
                federation.layout(),
                journal,
                Optional.empty(),
                aborted);
        var random = RoundScript.randomness(Material.seed(attempt), material.site(site));
        return keep(attempt, ClientSession.open(parameters, material.identity(site), random));
    }

    Shares deal(int attempt, Roster roster) {
        return keep(attempt, session(attempt, AwaitingRoster.class).receive(roster));
    }

    MaskedHeader mask(int attempt, DeliveredShares deliver) {
        var ready = session(attempt, AwaitingShares.class).receive(deliver).state();
        var vector = material.federation(attempt).vector(material.site(site));
        return keep(attempt, ready.mask(vector)).header();
    }

    AbortVote voteUnmasked(int attempt, DeliveredShares deliver) {
        return keep(
                attempt,
                session(attempt, AwaitingShares.class).receive(deliver).state().abandon());
    }

    AbortVote voteMasked(int attempt) {
        return keep(attempt, session(attempt, AwaitingSurvivors.class).abandon());
    }

    Optional<AbortVote> voteLost() {
        return ClientSession.abandonLost(journal, material.identity(site), material.site(site));
    }

    Agreement agree(int attempt, Survivors survivors) {
        return keep(attempt, session(attempt, AwaitingSurvivors.class).receive(survivors));
    }

    Unmask answer(int attempt, Quorum quorum) {
        return keep(attempt, session(attempt, AwaitingQuorum.class).receive(quorum));
    }

    void crash() {
        sessions.clear();
    }

    private <S extends ClientState, M> M keep(int attempt, Step<S, M> step) {
        sessions.put(attempt, step.state());
        return step.message();
    }

    private <S extends ClientState> S session(int attempt, Class<S> state) {
        return state.cast(Objects.requireNonNull(sessions.get(attempt)));
    }
}
