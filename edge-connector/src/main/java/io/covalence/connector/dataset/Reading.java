package io.covalence.connector.dataset;

import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.work.Evaluation;

/**
 * What a plan requires of a table of molecules.
 *
 * @param batchSize rows of one step of training
 */
public record Reading(MoleculeTable molecules, LabelRules labels, Evaluation evaluation, int batchSize) {}
