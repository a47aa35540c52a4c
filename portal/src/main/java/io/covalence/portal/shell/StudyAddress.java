package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.RouteParameters;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which study a page is of, and which of its runs, as the address says it.
 *
 * @param run absent where the address names none
 */
public record StudyAddress(StudyId study, @Nullable RunId run) {
    public static final String STUDY = "study";
    public static final String RUN = "run";

    /**
     * Reads an address.
     *
     * @throws ProblemException (NOT_FOUND) when it names what cannot be a study or a run
     */
    public static StudyAddress of(BeforeEnterEvent event) {
        var study = required(IdKind.STUDY, event.getRouteParameters().get(STUDY).orElse(""));
        var run = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(RUN)
                .map(id -> new RunId(required(IdKind.RUN, id)))
                .orElse(null);
        return new StudyAddress(new StudyId(study), run);
    }

    public static RouteParameters parameters(StudyId study) {
        return new RouteParameters(STUDY, study.value());
    }

    /** An id of the address, which must be of its kind. */
    public static String required(IdKind kind, String value) {
        if (!kind.matches(value)) {
            throw new ProblemException(ProblemType.NOT_FOUND, text("problem.why.address"));
        }
        return value;
    }
}
