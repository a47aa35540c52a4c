package io.covalence.contract.study;

import io.covalence.contract.plan.StudyPlan;

/**
 * A study as a sponsor writes it; it may be changed until institutions are invited.
 *
 * @param name 2 to 120 characters
 * @param question of the study, in plain words: one line of up to 4,000 characters
 */
public record StudyDraft(String name, String question, StudyPlan plan) {}
