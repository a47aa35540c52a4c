package io.covalence.aggregation.key;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.Signer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The key with which this service signs tree heads, offers, results and evidence. It stands in every charter, so a
 * service that has lost it can go on with no study before the members have endorsed another key. It is made once, by
 * whichever replica comes first, and readable by its owner only.
 */
public final class ServiceKey {
    private static final String HEADER = "covalence service key, Ed25519 seed, keep secret: ";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private ServiceKey() {}

    /**
     * Reads the key, or makes it when there is no file.
     *
     * @throws IOException also when others may read the file or it is not a key
     */
    public static Signer open(Path file, RandomSource random) throws IOException {
        if (!Files.exists(file)) {
            make(file, random);
        }
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            throw new IOException(
                    "the file of the service's key must be readable and writable by its owner only (0600)");
        }
        return IdentityKey.ofSeed(SecretBytes.owning(read(file)));
    }

    private static byte[] read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.startsWith(HEADER) || text.length() != HEADER.length() + 2 * ByteString.KEY_SIZE) {
            throw new IOException("the file of the service's key holds no key");
        }
        try {
            return HexFormat.of().parseHex(text, HEADER.length(), text.length());
        } catch (IllegalArgumentException e) {
            throw new IOException("the file of the service's key holds no key", e);
        }
    }

    /** The file appears whole or not at all; when another replica is faster, its key is the one that counts. */
    private static void make(Path file, RandomSource random) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = Files.createTempFile(folder, "", ".part", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        var seed = new byte[ByteString.KEY_SIZE];
        random.fill(seed);
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            var text = HEADER + HexFormat.of().formatHex(seed) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException faster) {
            return;
        } finally {
            Arrays.fill(seed, (byte) 0);
            Files.deleteIfExists(aside);
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
