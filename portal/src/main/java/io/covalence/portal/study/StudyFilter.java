package io.covalence.portal.study;

import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which studies of the list are shown. It lives in the page's address, so that a filtered list can be kept and passed on.
 *
 * @param search words to be found in the name, the question or the sponsor's name; at most {@link #LONGEST} characters
 * @param state the one state to show, or null for all
 */
record StudyFilter(String search, @Nullable StudyState state) {
    static final int LONGEST = 100;
    static final StudyFilter ALL = new StudyFilter("", null);

    private static final String SEARCH = "search";
    /** Not "state": that parameter is the sign-in's own. */
    private static final String STATE = "stage";

    StudyFilter {
        search = search.strip();
        search = search.length() > LONGEST ? search.substring(0, LONGEST) : search;
    }

    /** Reads an address; what makes no sense in it is left out. */
    static StudyFilter of(Map<String, List<String>> parameters) {
        var search = parameters.getOrDefault(SEARCH, List.of()).stream().findFirst();
        var state = parameters.getOrDefault(STATE, List.of()).stream()
                .flatMap(value -> states().stream().filter(known -> word(known).equals(value)))
                .findFirst();
        return new StudyFilter(search.orElse(""), state.orElse(null));
    }

    Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        if (!search.isEmpty()) {
            parameters.put(SEARCH, search);
        }
        if (state != null) {
            parameters.put(STATE, word(state));
        }
        return Map.copyOf(parameters);
    }

    boolean matches(StudyView study) {
        return (state == null || study.state() == state) && found(study);
    }

    /** The same words in any state: what the figures beside the states count. */
    StudyFilter inAnyState() {
        return new StudyFilter(search, null);
    }

    StudyFilter searching(String words) {
        return new StudyFilter(words, state);
    }

    StudyFilter in(@Nullable StudyState wanted) {
        return new StudyFilter(search, wanted);
    }

    private boolean found(StudyView study) {
        var text = (study.name() + "\n" + study.question() + "\n" + study.tenantName()).toLowerCase(Locale.ROOT);
        return List.of(search.toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
                .allMatch(text::contains);
    }

    private static List<StudyState> states() {
        return List.of(StudyState.values());
    }

    private static String word(StudyState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
