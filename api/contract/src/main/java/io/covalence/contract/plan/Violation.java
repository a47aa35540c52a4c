package io.covalence.contract.plan;

/**
 * A bound that is not kept.
 *
 * @param pointer RFC 6901 JSON pointer to the value
 * @param message what is allowed, as a sentence
 */
public record Violation(String pointer, String message) {}
