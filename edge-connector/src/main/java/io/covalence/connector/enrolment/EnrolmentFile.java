package io.covalence.connector.enrolment;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.connector.home.PrivateFiles;
import io.covalence.contract.site.Enrolment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The service's answer to this site's enrolment. */
public final class EnrolmentFile {
    /** What a person does where there is none. */
    public static final String HOW =
            "Run: connector enrol --server URL --code-file FILE. The code comes from your institution's page.";

    private final ConnectorHome home;

    public EnrolmentFile(ConnectorHome home) {
        this.home = home;
    }

    public Optional<Enrolment> find() {
        return PrivateFiles.readJson(home.enrolment(), Enrolment.class);
    }

    /**
     * The enrolment.
     *
     * @throws Failure when there is none yet
     */
    public Enrolment require() {
        return find().orElseThrow(() -> Failure.failed(
                FailureCode.NOT_ENROLLED,
                "This connector is not enrolled: " + home.root() + " holds no enrolment.",
                HOW));
    }

    void write(Enrolment enrolment) {
        PrivateFiles.replace(home.enrolment(), (Json.pretty(enrolment) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
