package io.covalence.service.run;

import io.covalence.contract.run.ModelEvaluation;
import io.covalence.service.json.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** What the federation knows of one model version. */
@Entity
@Table(name = "model_evaluation")
@IdClass(StoredEvaluation.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class StoredEvaluation {
    @Id
    private String runId;

    @Id
    private int modelVersion;

    private String tenantId;

    /** The evaluation as JSON. */
    private String body;

    record Key(String runId, int modelVersion) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    StoredEvaluation() {}

    StoredEvaluation(Run run, ModelEvaluation evaluation) {
        this.runId = run.id().value();
        this.modelVersion = evaluation.modelVersion();
        this.tenantId = run.tenantId().value();
        this.body = Json.write(evaluation);
    }

    ModelEvaluation view() {
        return Json.read(body, ModelEvaluation.class);
    }

    int modelVersion() {
        return modelVersion;
    }
}
