package io.covalence.rest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueryTest {
    @Test
    void withoutParametersItIsTheFirstFiftyEntries() {
        assertThat(new EventQuery(null, null).after()).isZero();
        assertThat(new EventQuery(null, null).limit()).isEqualTo(50);
        assertThat(new EventQuery("17", "200").after()).isEqualTo(17);
        assertThat(new EventQuery("17", "200").limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", " 1", "9999999999999999999", "1\u0000", "\u0661"})
    void whatIsNoSequenceIsRefusedAndTheRefusalSaysWhatIsRight(String text) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> new EventQuery(text, null).after());

        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(refusal.detail())
                .isEqualTo("after must be the sequence of an entry of this run: digits only, such as 17.");
        assertThat(refusal.errors()).extracting(Problem.FieldError::pointer).containsExactly("after");
    }
}
