package io.covalence.contract.institution;

/**
 * The name that an institution's people choose for it.
 *
 * @param name one line of 2 to 120 characters
 */
public record InstitutionName(String name) {}
