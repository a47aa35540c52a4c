package io.covalence.secagg.model;

import io.covalence.secagg.model.Move.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Which moves a site can be brought to, and what becomes of it. */
final class Moves {
    private final Setting setting;
    private final Rules rules;

    Moves(Setting setting, Rules rules) {
        this.setting = setting;
        this.rules = rules;
    }

    /** The moves of a site to which the service can show the views, one for each attempt. */
    List<Move> of(int site, SiteState own, List<View> views) {
        var moves = new ArrayList<Move>();
        for (int attempt = 0; attempt < setting.attempts(); attempt++) {
            var session = own.session(attempt);
            if (!session.advertised()) {
                open(site, own, attempt, views, moves);
            } else if (session.alive()) {
                goOn(site, own, attempt, views.get(attempt), moves);
            }
        }
        if (own.isAlive() && setting.crashes()) {
            moves.add(new Move(Kind.CRASH, site, 0, 0, false));
        }
        if (!own.isAlive() && setting.crashes() && setting.votes()) {
            rules.lostVote(site, own.journal()).ifPresent(vote -> {
                if (!own.session(vote.attempt()).voted()) {
                    moves.add(new Move(Kind.VOTE_LOST, site, vote.attempt(), 0, false));
                }
            });
        }
        return moves;
    }

    SiteState apply(SiteState own, Move move) {
        var session = own.session(move.attempt());
        return switch (move.kind()) {
            case OPEN -> sent(own, move, Session.OPENED);
            case DEAL -> own.with(move.attempt(), session.shown(move.set()));
            case MASK -> sent(own, move, session.masked(move.set()).lacking(move.lacking()));
            case AGREE -> sent(own, move, session.agreed(move.set()));
            case ANSWER -> sent(own, move, session.hasAnswered());
            case VOTE -> sent(own, move, session.hasVoted());
            case VOTE_LOST -> lostVote(own, move, session);
            case CRASH -> own.crashed();
        };
    }

    private SiteState sent(SiteState own, Move move, Session next) {
        var recorded = own.recorded(entry(own, move));
        if (!move.lost()) {
            return recorded.with(move.attempt(), next);
        }
        return setting.recordsFirst()
                ? recorded.crashed()
                : own.with(move.attempt(), next).crashed();
    }

    private SiteState lostVote(SiteState own, Move move, Session session) {
        var vote = rules.lostVote(move.site(), own.journal()).orElseThrow();
        var recorded = own.journal().contains(vote) ? own : own.recorded(vote);
        return recorded.with(move.attempt(), session.hasVoted());
    }

    private static Entry entry(SiteState own, Move move) {
        var session = own.session(move.attempt());
        return switch (move.kind()) {
            case OPEN -> Entry.of(Entry.Kind.OPENED, move.attempt(), Session.NONE);
            case MASK -> Entry.of(Entry.Kind.MASKED, move.attempt(), session.masked(move.set()));
            case AGREE -> Entry.of(Entry.Kind.AGREED, move.attempt(), session.agreed(move.set()));
            case ANSWER -> Entry.of(Entry.Kind.ANSWERED, move.attempt(), session);
            case VOTE -> Entry.of(Entry.Kind.VOTED, move.attempt(), session);
            case DEAL, VOTE_LOST, CRASH -> throw new IllegalArgumentException("nothing is recorded then");
        };
    }

    private void open(int site, SiteState own, int attempt, List<View> views, List<Move> moves) {
        int voters = own.lastMasked()
                .map(masked -> views.get(masked.attempt()).voters() & masked.sharing())
                .orElse(0);
        if (rules.mayOpen(own.journal(), setting.round(attempt), setting.number(attempt), voters)) {
            add(own, new Move(Kind.OPEN, site, attempt, 0, false), moves);
        }
    }

    private void goOn(int site, SiteState own, int attempt, View view, List<Move> moves) {
        var session = own.session(attempt);
        int roster = session.roster();
        int sharing = session.sharing();
        int survivors = session.survivors();
        if (roster == 0) {
            choices(view.advertised(), view.roster(), site, rules::allowsRoster)
                    .forEach(set -> moves.add(new Move(Kind.DEAL, site, attempt, set, false)));
        } else if (sharing == 0) {
            var sharings = choices(view.dealt(), view.sharing(), site, set -> rules.allowsSharing(roster, set));
            sharings.forEach(set -> lacking(site, set).forEach(none -> {
                add(own, new Move(Kind.MASK, site, attempt, set, false).lacking(none), moves);
            }));
            if (!sharings.isEmpty() && setting.votes()) {
                add(own, new Move(Kind.VOTE, site, attempt, 0, false), moves);
            }
        } else if (survivors == 0) {
            choices(view.masked(), 0, site, set -> rules.allowsSurvivors(roster, sharing, set))
                    .forEach(set -> add(own, new Move(Kind.AGREE, site, attempt, set, false), moves));
            if (setting.votes()) {
                add(own, new Move(Kind.VOTE, site, attempt, 0, false), moves);
            }
        } else if (rules.isQuorum(attempt, roster, sharing, survivors, view.agreeing())) {
            add(own, new Move(Kind.ANSWER, site, attempt, 0, false), moves);
        }
    }

    private void add(SiteState own, Move move, List<Move> moves) {
        if (rules.accepts(own.journal(), entry(own, move))) {
            moves.add(move);
            if (setting.crashes()) {
                moves.add(move.andLost());
            }
        }
    }

    /** No dealer, or any one but the site itself. */
    private List<Integer> lacking(int site, int sharing) {
        var lacking = new ArrayList<>(List.of(0));
        for (int rest = setting.complaints() ? sharing & ~(1 << site) : 0; rest != 0; rest &= rest - 1) {
            lacking.add(Integer.lowestOneBit(rest));
        }
        return lacking;
    }

    /** The sets that contain a site and are allowed, out of those available; only one when the service is bound to it. */
    private static List<Integer> choices(int available, int bound, int site, IntPredicate allowed) {
        var choices = new ArrayList<Integer>();
        for (int set = available; set > 0; set = (set - 1) & available) {
            if (((set >> site) & 1) == 1 && (bound == 0 || bound == set) && allowed.test(set)) {
                choices.add(set);
            }
        }
        return choices;
    }
}
