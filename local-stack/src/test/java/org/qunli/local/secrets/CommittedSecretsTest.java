package org.qunli.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is in a file that is committed; tests have made-up ones. */
class CommittedSecretsTest {

    private static final Set<String> ELSEWHERE =
            Set.of("target", ".git", ".qunli", "node_modules", "test", ".mvn");

    private static final long LARGEST = 1_000_000;

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{20}");

    /** A signed token, a key of a cloud. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}|AKIA[0-9A-Z]{16}|ghp_\\w{36}");

    /** A value beside a name that calls for a secret, and no reference to one. */
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?im)^[^#\\n]*(password|secret|webhook\\.key)\"?[ \t]*[=:][ \t]*\"?"
                            + "(?!\\$|\\*{3}|<|\\{)[^\\s\"{}\\[\\],]{8,}");

    private static boolean isSettings(Path file) {
        return file.toString().matches(".*\\.(properties|yaml|yml|env|json|toml)")
                && !file.toString().contains("openapi")
                && !file.toString().contains("problems");
    }

    private static List<String> findings(Path root) throws IOException {
        List<String> findings = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes is) {
                        return ELSEWHERE.contains(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        if (is.isRegularFile() && is.size() < LARGEST) {
                            look(file, findings);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return findings;
    }

    private static void look(Path file, List<String> findings) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (KEY.matcher(text).find() || TOKEN.matcher(text).find()) {
            findings.add(file + ": a key or token");
        }
        if (isSettings(file)) {
            VALUE.matcher(text).results().forEach(hit -> findings.add(file + ": " + hit.group()));
        }
    }

    @Test
    void no_committed_file_holds_a_secret() throws IOException {
        assertThat(findings(Path.of("..").toRealPath())).isEmpty();
    }

    @Test
    void secret_that_slipped_in_is_found(@TempDir Path repository) throws IOException {
        Files.writeString(
                repository.resolve("application.properties"),
                "quarkus.datasource.password=correct-horse\nquarkus.oidc.credentials.secret=${X}\n");
        Files.writeString(
                repository.resolve("note.txt"),
                "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n");

        assertThat(findings(repository)).hasSize(2);
    }
}
