package io.covalence.connector.learning.architecture;

import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.task.TaskTrainer;
import io.covalence.contract.plan.work.Training;

/** Builds a model in the learning library. It uses a plan's numbers and executes nothing that comes with a plan. */
public interface NetworkBuilder {
    /** The model for so many inputs and outputs, with parameters of no meaning yet. */
    Network build(int inputs, int outputs, Training training, TaskTrainer task);
}
