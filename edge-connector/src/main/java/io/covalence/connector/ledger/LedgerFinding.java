package io.covalence.connector.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.covalence.secagg.evidence.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one file, or two that contradict each other.
 *
 * @param holds whether all claims are true and nothing convicts the service
 * @param sentences for people
 * @param round what a bundle shows about its round
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerFinding(
        List<String> files,
        boolean holds,
        List<String> sentences,
        @Nullable RoundShown round) {
    public LedgerFinding {
        files = List.copyOf(files);
        sentences = List.copyOf(sentences);
    }

    static LedgerFinding of(Finding finding) {
        return new LedgerFinding(
                finding.files(),
                finding.holds(),
                finding.sentences(),
                finding.round().map(RoundShown::of).orElse(null));
    }
}
