package io.covalence.connector.cases;

import java.util.List;

/** What people did, after public reports, that is no file; {@link Plays} marks the tests that do it again. */
public enum ReportedAction {
    PROXY_IN_A_VARIABLE("camunda/connectors#3252", "Aiven-Open/http-connector-for-apache-kafka#208"),
    PROXY_THAT_REFUSES("camunda/connectors#6645", "openshift/jenkins-openshift-login-plugin#84"),
    AUTHORITY_OF_A_HOSPITAL("hapifhir/hapi-fhir-jpaserver-starter#699", "dependency-check#6944"),
    CACHE_WITHOUT_ROOM_OR_RIGHT(
            "deeplearning4j/nd4j#1542", "CampagneLaboratory/variationanalysis#1", "bytedeco/javacpp#329");

    private final String reports;

    ReportedAction(String... reports) {
        this.reports = String.join(" ", reports);
    }

    /** Where people met it. */
    List<String> reports() {
        return List.of(reports.split(" ", -1));
    }
}
