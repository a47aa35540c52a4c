package io.covalence.dev.story;

import java.nio.file.Path;
import java.util.List;

/**
 * An institution of the story.
 *
 * @param number from 1
 * @param file the rows at its site
 */
record Institution(int number, String name, Path file, Connector connector) implements PowerCut.Victim {
    private static final List<String> NAMES = List.of(
            "Alder Hospital",
            "Birch Institute",
            "Cedar Clinic",
            "Dogwood Laboratory",
            "Elder Hospital",
            "Fir Institute",
            "Gorse Clinic",
            "Hazel Laboratory",
            "Ivy Hospital",
            "Juniper Institute",
            "Kelp Clinic",
            "Larch Laboratory");

    /** As many institutions as the development realm has people for. */
    static final int MOST = NAMES.size();

    static String name(int number) {
        return NAMES.get(number - 1);
    }

    @Override
    public boolean killInTheMiddleOfARound() {
        return connector.killInTheMiddleOfARound();
    }

    @Override
    public void start() {
        connector.start();
    }

    Person person() {
        return Person.ofInstitution(number);
    }
}
