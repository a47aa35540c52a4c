package io.covalence.connector.home;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Looks into folders of ours, which need not be there yet. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /**
     * The files of a folder, ascending by name; none when there is no such folder.
     *
     * @throws Failure when it cannot be read
     */
    public static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_READABLE,
                    "The folder " + folder + " cannot be read: " + PrivateFiles.reason(e) + ".",
                    "Make it readable for this user.");
        }
    }
}
