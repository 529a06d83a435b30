package org.qunli.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate is judged by the name of the URL, though the connection goes to an address. */
class ReceiversTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir Path folder;

    private final FickleNames names = new FickleNames();

    private final Vertx vertx = Vertx.vertx();

    private Path keys;

    private HttpsServer server;

    /** What the deployment trusts besides the machine's own: nothing, or the test's certificate. */
    private record Trusting(TrustOptions trust) implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.ofNullable(trust)
                    .map(
                            known ->
                                    new BaseTlsConfiguration() {
                                        @Override
                                        public TrustOptions getTrustStoreOptions() {
                                            return known;
                                        }
                                    });
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException(name);
        }
    }

    @BeforeEach
    void start() throws Exception {
        keys = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "receiver",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=hooks.example",
                                "-ext",
                                "SAN=dns:hooks.example",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", call -> Receiver.status(204).answer(call));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    private Attempt deliver(String host, TrustOptions trust) {
        names.told.put(host, "127.0.0.1");
        WebhookConfig config =
                RetryPlanTest.config(
                        Map.of(
                                "qunli.webhook.allowed-networks", "127.0.0.0/8",
                                "qunli.webhook.ports", "1-65535"));
        Receivers receivers =
                new Receivers(config, new AddressGuard(config, names), vertx, new Trusting(trust));
        URI url = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
        return receivers
                .deliver(
                        new Receivers.Delivery(
                                url,
                                UUID.randomUUID(),
                                "{}",
                                List.of(new byte[32]),
                                Instant.parse("2026-04-04T02:00:00Z"),
                                0))
                .join();
    }

    private PfxOptions ours() {
        return new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD);
    }

    @Test
    void receiver_whose_certificate_names_the_host_gets_it() {
        assertThat(deliver("hooks.example", ours()))
                .returns(true, Attempt::delivered)
                .returns(204, Attempt::httpStatus);
    }

    @Test
    void certificate_of_another_name_is_refused() {
        assertThat(deliver("other.example", ours()).reason()).isEqualTo(Reason.TLS);
    }

    @Test
    void certificate_that_nobody_vouches_for_is_refused() {
        assertThat(deliver("hooks.example", null).reason()).isEqualTo(Reason.TLS);
    }
}
