package io.covalence.dev.story;

/**
 * One site's evidence about the run, checked without a connection.
 *
 * @param rounds for which it holds a bundle
 * @param command that checks it again
 */
public record Evidence(String site, int rounds, String command) {}
