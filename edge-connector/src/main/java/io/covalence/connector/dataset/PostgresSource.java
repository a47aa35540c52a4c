package io.covalence.connector.dataset;

import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import io.covalence.connector.Sha256;
import io.covalence.connector.dataset.internal.Unreadable;
import io.covalence.connector.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A query on the site's own PostgreSQL, from a file that only this user may read, since it contains the password. The
 * file is JSON, and its name ends in {@value #SUFFIX}.
 *
 * @param tls whether the connection is encrypted and the server's certificate checked against Java's authorities
 * @param query one read-only statement; its columns are the table's
 */
public record PostgresSource(
        String host, int port, String database, String user, String password, boolean tls, String query) {
    public static final String SUFFIX = ".postgres.json";

    private static final int LARGEST = 1 << 20;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

    /** Whether a file is one, by its name. */
    public static boolean isNamed(Path file) {
        return String.valueOf(file.getFileName()).endsWith(SUFFIX);
    }

    /**
     * Reads the file.
     *
     * @throws Unreadable when others may read it, or it is not as it should be; never with what stands in it
     */
    public static PostgresSource read(Path file) throws IOException {
        if (PrivateFiles.othersMayRead(file)) {
            throw new Unreadable(
                    "other users of this machine may read it, and it holds a password: run chmod 600 on it");
        }
        if (Files.size(file) > LARGEST) {
            throw new Unreadable("it has more than " + LARGEST + " bytes");
        }
        try {
            var source = Json.strict(Files.readAllBytes(file), PostgresSource.class);
            if (!HOST.matcher(source.host()).matches()) {
                throw new Unreadable("its host is no name or address");
            }
            return source;
        } catch (MalformedJson e) {
            throw new Unreadable("it does not say where the database is: " + e.getMessage()
                    + "; host, port, database, user, password, tls and query are needed");
        }
    }

    /**
     * Names what is read, whoever reads it and with which password: two files with it in common are one dataset.
     *
     * @return 64 hexadecimal digits
     */
    public String identity() {
        return Sha256.hex(String.join(
                "\0",
                "covalence/v1/postgres",
                host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""),
                String.valueOf(port),
                database,
                QueryText.normalised(query)));
    }

    /** Nothing secret. */
    @Override
    public String toString() {
        return "PostgresSource[" + host + ":" + port + "/" + database + "]";
    }
}
