package io.covalence.contract.institution;

/**
 * The name under which an institution wants to be known, by its own people's word.
 *
 * @param name one line of 2 to 120 characters
 */
public record InstitutionName(String name) {}
