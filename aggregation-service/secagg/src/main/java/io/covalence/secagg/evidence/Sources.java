package io.covalence.secagg.evidence;

import io.covalence.secagg.internal.MessageType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files by name, each of the kind that its first byte claims. */
final class Sources {
    private final Map<String, byte[]> files;

    Sources(Map<String, byte[]> files) {
        this.files = Map.copyOf(files);
    }

    /** Names of the files of a kind, sorted. */
    List<String> of(MessageType type) {
        return files.keySet().stream()
                .filter(file -> typeOf(file).equals(Optional.of(type)))
                .sorted()
                .toList();
    }

    /** Names of the files of no such kind, sorted. */
    List<String> otherThan(Collection<MessageType> types) {
        return files.keySet().stream()
                .filter(file -> typeOf(file).filter(types::contains).isEmpty())
                .sorted()
                .toList();
    }

    byte[] bytes(String file) {
        byte @Nullable [] bytes = files.get(file);
        if (bytes == null) {
            throw new IllegalStateException("only names of files come here");
        }
        return bytes;
    }

    private Optional<MessageType> typeOf(String file) {
        return MessageType.of(bytes(file));
    }
}
