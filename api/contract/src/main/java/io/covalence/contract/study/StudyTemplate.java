package io.covalence.contract.study;

/**
 * A study to start from.
 *
 * @param id lower-case word, such as {@code heart}
 * @param draft a whole study within all bounds, to be changed by whoever takes it
 */
public record StudyTemplate(String id, StudyDraft draft) {}
