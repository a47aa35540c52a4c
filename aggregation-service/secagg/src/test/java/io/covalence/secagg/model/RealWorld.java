package io.covalence.secagg.model;

import io.covalence.secagg.RoundScript;
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
import io.covalence.secagg.server.SharesInMemory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The model's moves made with real sessions, by a service that keeps every message and has colluders sign what it likes. */
final class RealWorld {
    private final Material material;
    private final Setting setting;
    private final List<RealSite> sites;
    private final Map<Scope, Advertise> advertised = new HashMap<>();
    private final Map<Scope, Shares> shares = new HashMap<>();
    private final Map<Scope, MaskedHeader> masked = new HashMap<>();
    private final Map<Scope, Agreement> agreements = new HashMap<>();
    private final Map<Scope, AbortVote> votes = new HashMap<>();
    private final Set<Revealed> revealed = new HashSet<>();

    /** Whose message it is, and what it is about. */
    private record Scope(int site, int attempt, int roster, int sharing, int survivors) {}

    RealWorld(Material material, Setting setting) {
        this.material = material;
        this.setting = setting;
        this.sites = IntStream.range(0, setting.honest())
                .mapToObj(site -> new RealSite(material, site))
                .toList();
    }

    Set<Revealed> revealed() {
        return Set.copyOf(revealed);
    }

    /** Makes a move of a site that is in the given state, with the service knowing the views. */
    void make(Move move, SiteState own, List<View> views) {
        var site = sites.get(move.site());
        int attempt = move.attempt();
        var before = own.session(attempt);
        var view = views.get(attempt);
        switch (move.kind()) {
            case OPEN -> keep(move, advertised, Session.NONE, site.open(attempt, certificate(own, views)));
            case DEAL -> keep(move, shares, before.shown(move.set()), site.deal(attempt, roster(attempt, move.set())));
            case MASK -> {
                var next = before.masked(move.set());
                keep(move, masked, next, site.mask(attempt, deliver(move, next)));
            }
            case AGREE -> {
                var next = before.agreed(move.set());
                keep(move, agreements, next, site.agree(attempt, survivors(attempt, next)));
            }
            case ANSWER -> reveal(move, before, site.answer(attempt, quorum(attempt, before, view.agreeing())));
            case VOTE -> keep(move, votes, inRoster(before), vote(site, move, before, view));
            case VOTE_LOST ->
                keep(move, votes, inRoster(before), site.voteLost().orElseThrow());
            case CRASH -> site.crash();
        }
        if (move.lost()) {
            site.crash();
        }
    }

    private AbortVote vote(RealSite site, Move move, Session session, View view) {
        if (session.sharing() != 0) {
            return site.voteMasked(move.attempt());
        }
        int sharing = view.sharing() == 0 ? view.dealt() : view.sharing();
        return site.voteUnmasked(move.attempt(), deliver(move, session.masked(sharing)));
    }

    private Optional<AbortCertificate> certificate(SiteState own, List<View> views) {
        return own.lastMasked().flatMap(last -> {
            int voters = views.get(last.attempt()).voters() & last.sharing();
            var session = material.session(last.attempt(), last.roster());
            var about = Session.OPENED.shown(last.roster());
            var all = collect(voters, last.attempt(), about, votes, colluder -> {
                return AbortVote.sign(material.identity(colluder), session, material.site(colluder));
            });
            return voters == 0 ? Optional.empty() : Optional.of(AbortCertificate.of(all));
        });
    }

    private Roster roster(int attempt, int roster) {
        return Roster.of(collect(
                roster,
                attempt,
                Session.NONE,
                advertised,
                colluder -> RoundScript.require(material.script(attempt, roster).advertised, material.site(colluder))));
    }

    private DeliveredShares deliver(Move move, Session session) {
        var script = material.script(move.attempt(), session.roster());
        var cohort = material.cohort(move.attempt(), session.roster());
        var messages = collect(
                session.sharing(),
                move.attempt(),
                inRoster(session),
                shares,
                colluder -> RoundScript.require(script.shares, material.site(colluder)));
        return new SharesInMemory(cohort.sites(), messages).deliverTo(material.site(move.site()));
    }

    private Survivors survivors(int attempt, Session session) {
        var cohort = material.sharing(attempt, session.roster(), session.sharing());
        var about = inRoster(session).masked(session.sharing());
        return Survivors.of(
                collect(session.survivors(), attempt, about, masked, colluder -> material.masked(colluder, cohort)));
    }

    private Quorum quorum(int attempt, Session session, int agreeing) {
        var sid = material.session(attempt, session.roster());
        var hash = survivors(attempt, session).hash();
        return Quorum.of(collect(
                agreeing,
                attempt,
                session,
                agreements,
                colluder -> Agreement.sign(material.identity(colluder), sid, material.site(colluder), hash)));
    }

    private void reveal(Move move, Session session, Unmask answer) {
        if (!move.lost()) {
            for (var share : answer.shares()) {
                int dealer = material.indexOf(share.dealer());
                revealed.add(new Revealed(move.attempt(), session.roster(), dealer, share.kind(), move.site()));
            }
        }
    }

    private static <M> void keep(Move move, Map<Scope, M> sent, Session about, M message) {
        if (!move.lost()) {
            sent.put(scope(move.site(), move.attempt(), about), message);
        }
    }

    private <M> List<M> collect(
            int set, int attempt, Session about, Map<Scope, M> sent, IntFunction<M> signedByColluder) {
        return material.each(set, site -> {
            M message = sent.get(scope(site, attempt, about));
            return message == null ? signedByColluder.apply(requireColluder(site)) : message;
        });
    }

    private int requireColluder(int site) {
        if (site < setting.honest()) {
            throw new IllegalStateException("an honest site has not sent that");
        }
        return site;
    }

    private static Session inRoster(Session session) {
        return Session.OPENED.shown(session.roster());
    }

    private static Scope scope(int site, int attempt, Session about) {
        return new Scope(site, attempt, about.roster(), about.sharing(), about.survivors());
    }
}
