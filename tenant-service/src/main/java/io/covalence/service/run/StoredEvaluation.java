package io.covalence.service.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import io.covalence.service.json.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;

/** The federation's metric of one model version. */
@Entity
@Table(name = "model_evaluation")
@IdClass(StoredEvaluation.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the columns that no method reads.
class StoredEvaluation {
    private static final TypeReference<List<TargetScore>> SCORES = new TypeReference<>() {};

    @Id
    private String runId;

    @Id
    private int modelVersion;

    private String tenantId;

    @Enumerated(EnumType.STRING)
    private TaskKind task;

    private double metric;
    private long evaluatedRows;
    private String targets;

    record Key(String runId, int modelVersion) implements Serializable {}

    /** For Hibernate, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    StoredEvaluation() {}

    StoredEvaluation(Run run, ModelEvaluation evaluation) {
        this.runId = run.id();
        this.modelVersion = evaluation.modelVersion();
        this.tenantId = run.tenantId();
        this.task = evaluation.task();
        this.metric = evaluation.metric();
        this.evaluatedRows = evaluation.rows();
        this.targets = Json.write(evaluation.targets());
    }

    ModelEvaluation view() {
        return new ModelEvaluation(modelVersion, task, metric, evaluatedRows, Json.read(targets, SCORES));
    }

    int modelVersion() {
        return modelVersion;
    }
}
