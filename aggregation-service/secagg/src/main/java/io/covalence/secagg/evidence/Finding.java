package io.covalence.secagg.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What came of one file, or of two files that contradict each other.
 *
 * @param files their names, as given
 * @param holds whether everything in it is as it claims and nothing speaks against the service
 * @param sentences what was found, for people
 * @param round what a bundle shows
 */
public record Finding(List<String> files, boolean holds, List<String> sentences, Optional<Report> round) {
    public Finding {
        files = List.copyOf(files);
        sentences = List.copyOf(sentences);
    }

    static Finding holding(String file, List<String> sentences) {
        return new Finding(List.of(file), true, sentences, Optional.empty());
    }

    static Finding of(String file, Report round) {
        return new Finding(List.of(file), true, round.lines(), Optional.of(round));
    }

    static Finding failing(String file, String sentence) {
        return new Finding(List.of(file), false, List.of(sentence), Optional.empty());
    }

    static Finding contradiction(String one, String other, String sentence) {
        return new Finding(List.of(one, other), false, List.of(sentence), Optional.empty());
    }
}
