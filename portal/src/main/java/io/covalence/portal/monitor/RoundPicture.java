package io.covalence.portal.monitor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import io.covalence.contract.run.RoundSummary;
import java.util.List;

/** The picture of a round, which the browser changes into the next one by moving what is in both. */
@Tag("covalence-round")
@JavaScript("context://covalence/covalence-round.js")
final class RoundPicture extends Component {
    private static final long serialVersionUID = 1;

    /** @param sentence what the picture shows, for those who cannot see it */
    void show(RoundSummary round, List<DrawnSite> sites, String sentence) {
        for (var format : RoundDrawing.Format.values()) {
            getElement()
                    .setProperty(
                            format == RoundDrawing.Format.WIDE ? "wide" : "narrow",
                            RoundDrawing.svg(round, sites, format, sentence));
        }
    }
}
