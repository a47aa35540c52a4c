/**
 * Local training and evaluation of a study's model, and the metrics of the sums of evaluations.
 *
 * <p>The loss of a mini-batch is the sum over its rows and over the targets for which a row has a label, divided by the
 * number of rows (not by the number of labels): binary cross-entropy on the logit for classification, squared error of the
 * standardised value for regression. A missing label has a gradient of exactly zero. This convention fixes the meaning of
 * a learning rate; it is the same wherever a study's model is trained.
 */
@NullMarked
package io.covalence.connector.learning;

import org.jspecify.annotations.NullMarked;
