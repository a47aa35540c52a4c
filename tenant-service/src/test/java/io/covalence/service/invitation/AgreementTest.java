package io.covalence.service.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.study.StudyState;
import io.covalence.service.study.StudyFacts;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final StudyFacts STUDY = new StudyFacts(
            new StudyId("std_" + "s".repeat(20)),
            new TenantId("ten_" + "t".repeat(20)),
            "A study",
            "Which of these molecules bind to the receptor? ".repeat(4) + "毒".repeat(60),
            StudyState.RECRUITING,
            "{}",
            "0".repeat(64));

    /** Institutions sign this digest. Whoever changes the text, or how it is laid out, gives it another version and a digest here. */
    @Test
    void aVersionNamesOneText() {
        var agreement = Agreement.of("Helix Example", "Institute of Examples", STUDY);

        assertThat(agreement.text()).startsWith("Agreement to take part in a study, version 3\n");
        assertThat(agreement.sha256()).isEqualTo("6b06fc2a123d314b6a8a88205b78047bcd9402469e399e9235a410674398dffb");
    }
}
