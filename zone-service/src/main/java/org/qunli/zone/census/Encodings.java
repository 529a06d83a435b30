package org.qunli.zone.census;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qunli.kit.problem.Invalid;

/** In which encoding a file is written: said, marked, or found by reading it whole. */
final class Encodings {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** GB18030 reads whatever GBK and GB 2312 wrote. */
    private static final Map<String, Charset> SAID =
            Map.of(
                    "utf-8", StandardCharsets.UTF_8,
                    "utf8", StandardCharsets.UTF_8,
                    "us-ascii", StandardCharsets.UTF_8,
                    "gbk", GB18030,
                    "gb2312", GB18030,
                    "gb18030", GB18030,
                    "cp936", GB18030,
                    "utf-16", StandardCharsets.UTF_16,
                    "utf-16le", StandardCharsets.UTF_16LE,
                    "utf-16be", StandardCharsets.UTF_16BE);

    private Encodings() {}

    /**
     * The encoding.
     *
     * @param said the charset of the media type, or null
     * @throws Invalid when it is none that is read here, or the text isn't written in it
     */
    static Charset of(Path file, String said) throws IOException {
        Optional<Charset> marked = marked(file);
        if (marked.isPresent()) {
            return readable(file, marked.get());
        }
        if (said != null) {
            Charset charset = SAID.get(said.toLowerCase(Locale.ROOT));
            if (charset == null) {
                throw new Invalid("Content-Type", "unknown-charset", RowError.shown(said));
            }
            return readable(file, charset);
        }
        return reads(file, StandardCharsets.UTF_8)
                ? StandardCharsets.UTF_8
                : readable(file, GB18030);
    }

    private static Optional<Charset> marked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(3);
            if (begins(start, 0xEF, 0xBB, 0xBF)) {
                return Optional.of(StandardCharsets.UTF_8);
            }
            return begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF)
                    ? Optional.of(StandardCharsets.UTF_16)
                    : Optional.empty();
        }
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset readable(Path file, Charset charset) throws IOException {
        if (!reads(file, charset)) {
            throw new Invalid("file", "unreadable-text", charset.name());
        }
        return charset;
    }

    private static boolean reads(Path file, Charset charset) throws IOException {
        try (Reader reader = strict(file, charset)) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }

    /** Reads the file, and fails where it isn't in this encoding. */
    static Reader strict(Path file, Charset charset) throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
