package io.covalence.connector.learning.architecture;

import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.task.TaskTrainer;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.work.Training;
import java.util.List;

/** A linear model: a perceptron whose only layer is the output. */
public final class LinearBuilder implements NetworkBuilder {
    private final PerceptronBuilder perceptron;

    public LinearBuilder(Linear linear) {
        perceptron = new PerceptronBuilder(new Perceptron(List.of(), Activation.RELU, 0, linear.initialisation()));
    }

    @Override
    public Network build(int inputs, int outputs, Training training, TaskTrainer task) {
        return perceptron.build(inputs, outputs, training, task);
    }
}
