package io.covalence.contract.plan;

/**
 * A violated bound.
 *
 * @param pointer RFC 6901 JSON pointer to the value
 * @param message what is allowed, as a sentence
 */
public record Violation(String pointer, String message) {}
