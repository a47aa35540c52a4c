package io.covalence.portal.monitor;

import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.portal.chart.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A round as a picture: the sites on a ring around the sum. Each element that stays from one picture to the next has a
 * key, so that the browser moves it.
 */
final class RoundDrawing {
    /** Above this many sites, numbers stand for names; above {@link #MOST_NUMBERED}, nothing does. */
    private static final int MOST_NAMED = 12;

    private static final int MOST_NUMBERED = 40;

    /** Among more sites the lines of all pairs would be a grey disc. */
    private static final int MOST_PAIRED = 12;

    private static final int LONGEST_NAME = 22;
    private static final double CENTRE = 44;

    /** For a wide page, and for a telephone. */
    enum Format {
        WIDE(640, 400, 232, 140),
        NARROW(320, 320, 122, 118);

        final int width;
        final int height;
        private final double across;
        private final double down;

        Format(int width, int height, double across, double down) {
            this.width = width;
            this.height = height;
            this.across = across;
            this.down = down;
        }
    }

    private record Place(double x, double y) {}

    private final RoundSummary round;
    private final List<DrawnSite> sites;
    private final Format format;

    private RoundDrawing(RoundSummary round, List<DrawnSite> sites, Format format) {
        this.round = round;
        this.sites = sites;
        this.format = format;
    }

    /** @param sentence what the picture shows, for those who cannot see it */
    static String svg(RoundSummary round, List<DrawnSite> sites, Format format, String sentence) {
        return new RoundDrawing(round, sites, format).draw(sentence);
    }

    private String draw(String sentence) {
        var parts = new StringBuilder();
        parts.append(Svg.element("g", pairs(), "class", "pairs"));
        parts.append(centre());
        var updates = new StringBuilder();
        var seats = new StringBuilder();
        for (int i = 0; i < sites.size(); i++) {
            updates.append(update(i));
            seats.append(seat(i));
        }
        parts.append(Svg.element("g", seats.toString(), "class", "seats"));
        parts.append(Svg.element("g", updates.toString(), "class", "updates"));
        return Svg.picture(format.width, format.height, sentence, parts.toString());
    }

    private Place place(int i) {
        double angle = -Math.PI / 2 + 2 * Math.PI * i / sites.size();
        return new Place(
                format.width / 2.0 + format.across * Math.cos(angle),
                format.height / 2.0 + format.down * Math.sin(angle));
    }

    /** Whether the sum is open, so that nothing hides any more. */
    private boolean opened() {
        return round.phase() == RoundPhase.AGGREGATING || round.phase() == RoundPhase.COMPLETED;
    }

    private String seat(int i) {
        var site = sites.get(i);
        var place = place(i);
        double radius = sites.size() > MOST_NUMBERED ? 5 : 14;
        var phase = site.phase();
        var content = Svg.element("circle", "", "class", "keys", "r", Svg.number(radius + 5))
                + Svg.element("circle", "", "class", "body", "r", Svg.number(radius))
                + label(i, site, place);
        return Svg.element(
                "g",
                content,
                "data-key",
                site.key(),
                "class",
                "seat " + (phase == null ? "unseen" : phase.name().toLowerCase(Locale.ROOT)),
                "style",
                Svg.at(place.x(), place.y()));
    }

    private String label(int i, DrawnSite site, Place place) {
        if (sites.size() > MOST_NUMBERED) {
            return "";
        }
        var inside = Svg.words(sign(i, site.phase()), "class", "sign", "y", "4.5");
        if (site.name().isEmpty() || sites.size() > MOST_NAMED || (format == Format.NARROW && sites.size() > 6)) {
            return inside;
        }
        double below = place.y() < format.height / 2.0 - 1 ? -24 : 36;
        var name = site.name().length() > LONGEST_NAME ? site.name().substring(0, LONGEST_NAME - 1) + "…" : site.name();
        int most = format == Format.NARROW ? 13 : LONGEST_NAME;
        var shown = name.length() > most ? name.substring(0, most - 1) + "…" : name;
        return inside + Svg.words(shown, "class", "name", "y", Svg.number(below));
    }

    private static String sign(int i, @Nullable SitePhase phase) {
        if (phase == null) {
            return "";
        }
        return switch (phase) {
            case UNMASKED -> "✓";
            case DROPPED -> "✕";
            case ABANDONED -> "↺";
            case OFFERED, TRAINING, TRAINED, ADVERTISED, SHARED, MASKED, AGREED -> Integer.toString(i + 1);
        };
    }

    /** The update of a site: at the site until it is sent, then at the sum, in which it disappears once that is open. */
    private String update(int i) {
        var site = sites.get(i);
        boolean sent = site.reached(SitePhase.MASKED);
        var at = sent ? within(i) : place(i);
        var state = opened() && sent ? "gone" : sent ? "sent" : "waiting";
        return Svg.element(
                "rect",
                "",
                "data-key",
                "update " + site.key(),
                "class",
                "update " + state,
                "x",
                "-6",
                "y",
                "-6",
                "width",
                "12",
                "height",
                "12",
                "style",
                opened() && sent ? Svg.at(format.width / 2.0, format.height / 2.0) : Svg.at(at.x(), at.y()));
    }

    /** A place inside of the centre, on the side of the site. */
    private Place within(int i) {
        double angle = -Math.PI / 2 + 2 * Math.PI * i / sites.size();
        return new Place(
                format.width / 2.0 + (CENTRE - 13) * Math.cos(angle),
                format.height / 2.0 + (CENTRE - 13) * Math.sin(angle));
    }

    /** A hairline for each pair that masks with each other; it is gone when both masks are in the sum, where they cancel. */
    private String pairs() {
        if (sites.size() > MOST_PAIRED || opened()) {
            return "";
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < sites.size(); i++) {
            for (int j = i + 1; j < sites.size(); j++) {
                if (sites.get(i).reached(SitePhase.SHARED) && sites.get(j).reached(SitePhase.SHARED)) {
                    lines.add(pair(i, j));
                }
            }
        }
        return String.join("", lines);
    }

    private String pair(int i, int j) {
        var from = place(i);
        var to = place(j);
        boolean cancelled =
                sites.get(i).reached(SitePhase.MASKED) && sites.get(j).reached(SitePhase.MASKED);
        return Svg.element(
                "line",
                "",
                "data-key",
                "pair " + sites.get(i).key() + " " + sites.get(j).key(),
                "class",
                cancelled ? "pair cancelled" : "pair",
                "x1",
                Svg.number(from.x()),
                "y1",
                Svg.number(from.y()),
                "x2",
                Svg.number(to.x()),
                "y2",
                Svg.number(to.y()));
    }

    private String centre() {
        var content = Svg.element("circle", "", "class", "core", "r", Svg.number(CENTRE))
                + Svg.element("circle", "", "class", "rim", "r", Svg.number(CENTRE + 7), "pathLength", "100")
                + Svg.element(
                        "circle",
                        "",
                        "class",
                        "rim filled",
                        "r",
                        Svg.number(CENTRE + 7),
                        "pathLength",
                        "100",
                        "style",
                        "stroke-dasharray: " + Svg.number(100 * filled()) + " 100")
                + Svg.words(RoundWords.centre(round, sites), "class", "centre-words", "y", "-2")
                + Svg.words(RoundWords.beneath(round, sites), "class", "centre-beneath", "y", "15");
        return Svg.element(
                "g",
                content,
                "class",
                "centre " + round.phase().name().toLowerCase(Locale.ROOT),
                "style",
                Svg.at(format.width / 2.0, format.height / 2.0));
    }

    /** How much of what the phase needs is there. */
    private double filled() {
        if (opened()) {
            return 1;
        }
        var limits = round.limits();
        int needed = limits == null ? sites.size() : limits.sitesNeeded();
        return needed == 0 ? 0 : Math.min(1, RoundWords.in(round, sites) / (double) needed);
    }
}
