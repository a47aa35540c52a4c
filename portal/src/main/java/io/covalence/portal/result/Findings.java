package io.covalence.portal.result;

import com.vaadin.flow.component.html.Div;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;

/** What a run has found so far: a form for each thing that runs find. */
abstract class Findings extends Div {
    private static final long serialVersionUID = 1;

    Findings() {
        addClassName("run-board");
    }

    abstract void show(StudySnapshot snapshot, RunView run);
}
