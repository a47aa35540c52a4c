package io.covalence.portal.site;

import static io.covalence.portal.text.Texts.text;

import io.covalence.contract.site.SentView;
import io.covalence.portal.chart.Svg;
import io.covalence.portal.text.Numbers;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has left a site, by day in UTC. */
record SentDays(SortedMap<LocalDate, Day> days) {
    private static final int CELL = 12;
    private static final int SHADES = 4;
    private static final int TOP = 4;

    /** @param rounds in which something was sent */
    record Day(long bytes, int rounds) {
        private Day with(SentView sent) {
            return new Day(bytes + sent.bytes(), rounds + 1);
        }
    }

    static SentDays of(List<SentView> sent) {
        var days = new TreeMap<LocalDate, Day>();
        sent.forEach(one -> days.merge(day(one), new Day(one.bytes(), 1), (day, more) -> day.with(one)));
        return new SentDays(days);
    }

    static LocalDate day(SentView sent) {
        return sent.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    long bytes() {
        return days.values().stream().mapToLong(Day::bytes).sum();
    }

    int rounds() {
        return days.values().stream().mapToInt(Day::rounds).sum();
    }

    /** A column for each week, a cell for each day; the darker, the more was sent. */
    String svg(LocalDate today, int weeks) {
        var first =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(weeks - 1L);
        var cells = new StringBuilder();
        for (var day = first; !day.isAfter(today); day = day.plusDays(1)) {
            int week = (int) ((day.toEpochDay() - first.toEpochDay()) / 7);
            cells.append(cell(day, week));
        }
        return Svg.picture(weeks * CELL, TOP + 7 * CELL, sentence(), cells.toString());
    }

    private String cell(LocalDate day, int week) {
        var sent = days.getOrDefault(day, new Day(0, 0));
        var title = text("sent.cell", Numbers.day(day), Numbers.megabytes(sent.bytes()), sent.rounds());
        return Svg.element(
                "rect",
                Svg.element("title", Svg.escaped(title)),
                "class",
                "shade-" + shade(sent),
                "x",
                Integer.toString(week * CELL + 1),
                "y",
                Integer.toString(TOP + (day.getDayOfWeek().getValue() - 1) * CELL),
                "width",
                Integer.toString(CELL - 2),
                "height",
                Integer.toString(CELL - 2),
                "rx",
                "2");
    }

    /** From 0, nothing, to 4, as much as on the busiest day. */
    private int shade(Day day) {
        long most = days.values().stream().mapToLong(Day::bytes).max().orElse(0);
        return most == 0 ? 0 : (int) Math.ceilDiv(SHADES * day.bytes(), most);
    }

    String sentence() {
        return days.isEmpty()
                ? text("sent.nothing")
                : text("sent.sentence", Numbers.megabytes(bytes()), Numbers.count(rounds()), days.size());
    }
}
