package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.run.RoundSiteView;
import io.covalence.contract.run.RoundView;
import io.covalence.portal.widget.InstitutionLabel;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sites by rounds: who was in each sum, who was dropped, which rounds were tried again. */
public final class AttendancePanel extends Panel {
    private static final long serialVersionUID = 1;

    /** With few rounds a cell stays as narrow as with this many. */
    private static final int LEAST_COLUMNS = 20;

    private final UnorderedList list = new UnorderedList();
    private transient List<Row> shown = List.of();

    private record Row(String name, @Nullable String invitedAs, SiteStrip strip) {}

    public AttendancePanel() {
        super(text("strip.title"));
        setId("attendance");
        list.addClassName("strips");
        var key = new Paragraph(text("strip.key"));
        key.addClassName("quiet");
        add(list, key);
        setVisible(false);
    }

    /**
     * Shows the rounds that have ended.
     *
     * @param invitedAs by site what the sponsor called institutions that go by another name
     */
    public void show(List<RoundView> rounds, Map<SiteId, String> invitedAs) {
        var now = names(rounds).entrySet().stream()
                .map(site ->
                        new Row(site.getValue(), invitedAs.get(site.getKey()), SiteStrip.of(site.getKey(), rounds)))
                .filter(row -> !row.strip().cells().isEmpty())
                .toList();
        setVisible(!now.isEmpty());
        if (!now.equals(shown)) {
            shown = now;
            int most = now.stream()
                    .mapToInt(row -> row.strip().cells().size())
                    .max()
                    .orElse(0);
            list.removeAll();
            now.forEach(row -> list.add(new ListItem(line(row, Math.max(most, LEAST_COLUMNS)))));
        }
    }

    private static Map<SiteId, String> names(List<RoundView> rounds) {
        return rounds.stream()
                .flatMap(round -> round.sites().stream())
                .collect(Collectors.toMap(
                        site -> site.change().siteId(),
                        RoundSiteView::institutionName,
                        (first, later) -> later,
                        LinkedHashMap::new));
    }

    private static Component line(Row row, int columns) {
        var words = new Span(row.strip().sentence());
        words.addClassName("quiet");
        var picture = new Picture(row.strip().svg(row.name(), columns));
        picture.addClassName("strip");
        var line = new Div(new InstitutionLabel(row.name(), row.invitedAs()), picture, words);
        line.addClassName("strip-row");
        return line;
    }
}
