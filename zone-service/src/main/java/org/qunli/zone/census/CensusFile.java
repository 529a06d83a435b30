package org.qunli.zone.census;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.qunli.kit.problem.BodyTooLarge;
import org.qunli.kit.problem.Invalid;

/**
 * A file as it came in, on this pod's disk until it is read: no transaction waits for a slow
 * sender, and the encoding shows only in the whole.
 *
 * @param digest SHA-256 of the content
 */
record CensusFile(Path path, byte[] digest, long size) implements AutoCloseable {

    private static final int BUFFER = 65_536;

    /**
     * Takes in a file.
     *
     * @param largest bytes
     * @throws BodyTooLarge when there are more
     * @throws Invalid when there are none
     */
    static CensusFile receive(InputStream body, long largest) throws IOException {
        Path path = Files.createTempFile("census-", ".csv");
        try (OutputStream out = Files.newOutputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            InputStream in = new DigestInputStream(body, digest);
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > largest) {
                    throw new BodyTooLarge();
                }
                out.write(buffer, 0, count);
            }
            if (size == 0) {
                throw new Invalid("file", "empty-file");
            }
            return new CensusFile(path, digest.digest(), size);
        } catch (NoSuchAlgorithmException e) {
            Files.delete(path);
            throw new IllegalStateException(e);
        } catch (IOException | RuntimeException e) {
            Files.delete(path);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
