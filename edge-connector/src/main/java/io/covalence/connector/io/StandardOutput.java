package io.covalence.connector.io;

import java.io.IOException;

/** Standard output of a program that prints JSON. */
public final class StandardOutput {
    private StandardOutput() {}

    /**
     * Prints a document, safe for a terminal.
     *
     * @throws IOException when not all of it went out, as on a full disk, which the stream itself keeps quiet about
     */
    public static void print(String json) throws IOException {
        System.out.println(TerminalText.json(json));
        if (System.out.checkError()) {
            throw new IOException("standard output could not be written to its end");
        }
    }
}
