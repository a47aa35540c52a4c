package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Panel;

/** Where a result comes from, step by step, and how anybody checks that. */
final class LineagePanel extends Panel {
    private static final long serialVersionUID = 1;

    LineagePanel(StudySnapshot snapshot, RunView run) {
        super(text("lineage.title"));
        setId("lineage");
        long completed = snapshot.rounds().stream()
                .filter(round -> round.summary().phase() == RoundPhase.COMPLETED)
                .count();
        var steps = new DescriptionList();
        steps.addClassName("plan");
        step(steps, text("lineage.plan"), snapshot.study().planSha256());
        step(steps, text("lineage.run"), run.id().value());
        steps.add(
                new DescriptionList.Term(text("lineage.rounds")),
                new DescriptionList.Description(text("lineage.rounds.words", Numbers.count(completed), run.sites())));
        snapshot.lastVersion()
                .flatMap(snapshot::made)
                .ifPresent(made -> step(steps, text("lineage.model"), made.modelSha256()));
        add(steps, new Paragraph(text("lineage.check")), new Pre("connector ledger verify"));
    }

    private static void step(DescriptionList steps, String term, String code) {
        var words = new DescriptionList.Description(code);
        words.addClassNames("code", "digest");
        steps.add(new DescriptionList.Term(term), words);
    }
}
