package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundView;
import io.covalence.portal.chart.Svg;
import io.covalence.portal.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What a site did in each ended round of a run: a cell for each round, or for some rounds together where there are many. */
record SiteStrip(List<Cell> cells) {
    /** More cells than these are too thin to see. */
    static final int MOST_CELLS = 120;

    private static final int HEIGHT = 18;

    /** From best to worst. */
    enum Presence {
        IN,
        /** In the sum of a later attempt. */
        RETRIED,
        /** There, and no sum was opened. */
        UNOPENED,
        DROPPED
    }

    /** @param last the same as first where a cell is of one round */
    record Cell(int first, int last, Presence presence) {}

    SiteStrip {
        cells = List.copyOf(cells);
    }

    /** @param rounds of a run, attempts included, in their order */
    static SiteStrip of(SiteId siteId, List<RoundView> rounds) {
        var byNumber = new TreeMap<Integer, Presence>();
        for (var round : rounds) {
            round.sites().stream()
                    .filter(site -> site.change().siteId().equals(siteId))
                    .findFirst()
                    .ifPresent(site -> ended(round, site, byNumber));
        }
        return new SiteStrip(binned(byNumber));
    }

    /** A later attempt of the same round says how it ended. */
    private static void ended(RoundView round, RoundSiteView site, TreeMap<Integer, Presence> byNumber) {
        var summary = round.summary();
        boolean dropped = site.change().phase() == SitePhase.DROPPED;
        if (summary.phase() == RoundPhase.COMPLETED) {
            byNumber.put(
                    summary.number(),
                    dropped ? Presence.DROPPED : summary.attempt() > 1 ? Presence.RETRIED : Presence.IN);
        } else if (summary.phase() == RoundPhase.FAILED) {
            byNumber.put(summary.number(), dropped ? Presence.DROPPED : Presence.UNOPENED);
        }
    }

    private static List<Cell> binned(TreeMap<Integer, Presence> byNumber) {
        int together = (byNumber.size() + MOST_CELLS - 1) / MOST_CELLS;
        var numbers = List.copyOf(byNumber.keySet());
        var cells = new ArrayList<Cell>();
        for (int from = 0; from < numbers.size(); from += together) {
            var bin = numbers.subList(from, Math.min(from + together, numbers.size()));
            var worst = bin.stream()
                    .map(byNumber::get)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            cells.add(new Cell(bin.getFirst(), bin.getLast(), worst));
        }
        return cells;
    }

    /** The same in a sentence. */
    String sentence() {
        if (cells.isEmpty()) {
            return text("strip.none");
        }
        var in = text("strip.in", Numbers.outOf(count(Presence.IN) + count(Presence.RETRIED), cells.size()));
        var words = new ArrayList<String>();
        words.add(in);
        for (var presence : List.of(Presence.RETRIED, Presence.UNOPENED, Presence.DROPPED)) {
            var where = rounds(presence);
            if (!where.isEmpty()) {
                words.add(text("strip." + presence.name().toLowerCase(Locale.ROOT), where));
            }
        }
        return String.join(", ", words);
    }

    private long count(Presence presence) {
        return cells.stream().filter(cell -> cell.presence() == presence).count();
    }

    /** The first of them; more would be a list that nobody reads. */
    private String rounds(Presence presence) {
        var found = cells.stream().filter(cell -> cell.presence() == presence).toList();
        var named =
                String.join(", ", found.stream().limit(5).map(SiteStrip::rounds).toList());
        return found.size() > 5 ? text("strip.more", named, found.size() - 5) : named;
    }

    private static String rounds(Cell cell) {
        return cell.first() == cell.last() ? Integer.toString(cell.first()) : cell.first() + "–" + cell.last();
    }

    /** @param columns at least as many as there are cells, so that strips of one run stand below each other */
    String svg(String name, int columns) {
        var marks = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            marks.append(mark(i, cells.get(i)));
        }
        return Svg.picture(columns * 10, HEIGHT, text("strip.label", name, sentence()), marks.toString());
    }

    private static String mark(int i, Cell cell) {
        var title = Svg.element(
                "title", Svg.escaped(text("strip.cell", rounds(cell), text("strip.presence", cell.presence()))));
        double x = i * 10 + 1;
        var body = Svg.element(
                "rect", title, "x", Svg.number(x), "y", "1", "width", "8", "height", "16", "rx", "2", "class", "cell");
        return Svg.element(
                "g",
                body + sign(x, cell.presence()),
                "class",
                "presence-" + cell.presence().name().toLowerCase(Locale.ROOT));
    }

    /** So that states are told apart without their colour. */
    private static String sign(double x, Presence presence) {
        return switch (presence) {
            case IN -> "";
            case RETRIED -> Svg.line(x, 17, x + 8, 1, "sign");
            case UNOPENED -> Svg.line(x, 9, x + 8, 9, "sign");
            case DROPPED -> Svg.line(x + 1, 5, x + 7, 13, "sign") + Svg.line(x + 1, 13, x + 7, 5, "sign");
        };
    }
}
