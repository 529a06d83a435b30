package org.qunli.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qunli.local.backends.Backend;

@Timeout(60)
class ServiceProcessTest {
    @TempDir Path home;
    private final BlockingQueue<ServiceFailed> deaths = new LinkedBlockingQueue<>();
    private ServiceProcess service;

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void service_is_ready_and_then_stopped_without_a_report() throws Exception {
        service = service("healthy");

        service.launch(deaths::add);
        service.awaitReady();
        assertThat(service.isRunning()).isTrue();
        service.stop();

        assertThat(service.isRunning()).isFalse();
        assertThat(service.logText()).contains("starting as healthy");
        assertThat(deaths.poll(1, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void service_that_ends_while_starting_is_reported_with_its_last_words() throws Exception {
        service = service("broken");

        service.launch(deaths::add);

        assertThatThrownBy(service::awaitReady)
                .isInstanceOf(ServiceFailed.class)
                .hasMessageContaining("zone-service did not come up")
                .extracting(e -> ((ServiceFailed) e).lastLines())
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("no database at all");
    }

    @Test
    void service_that_dies_later_is_reported() throws Exception {
        service = service("healthy");
        service.launch(deaths::add);
        service.awaitReady();

        ProcessHandle.of(service.pid()).orElseThrow().destroyForcibly();

        ServiceFailed death = deaths.poll(20, TimeUnit.SECONDS);
        assertThat(death.backend()).isEqualTo(Backend.ZONE);
    }

    @Test
    void service_comes_back_on_its_old_port_after_a_kill() throws Exception {
        service = service("healthy");
        service.launch(deaths::add);
        service.awaitReady();
        int port = service.managementPort();

        service.kill();
        service.launch(deaths::add);
        service.awaitReady();

        assertThat(service.managementPort()).isEqualTo(port);
        assertThat(service.logText()).containsSubsequence("starting as", "starting as");
    }

    @Test
    void what_a_killed_launcher_left_behind_is_stopped() throws Exception {
        service = service("healthy");
        service.launch(deaths::add);
        service.awaitReady();

        int stopped = new PidFiles(home.resolve("run")).stopLeftovers();

        assertThat(stopped).isEqualTo(1);
        assertThat(service.isRunning()).isFalse();
    }

    @Test
    void pid_that_belongs_to_another_process_now_is_left_alone() throws Exception {
        service = service("healthy");
        service.launch(deaths::add);
        service.awaitReady();
        Files.writeString(
                home.resolve("run/zone-service.pid"), service.pid() + " 2020-01-01T00:00:00Z");

        int stopped = new PidFiles(home.resolve("run")).stopLeftovers();

        assertThat(stopped).isZero();
        assertThat(service.isRunning()).isTrue();
    }

    private ServiceProcess service(String kind) {
        return new ServiceProcess(
                Backend.ZONE,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        FakeService.class.getName(),
                        kind),
                Map.of(),
                home.resolve("zone.log"),
                new PidFiles(home.resolve("run")),
                Ports.free());
    }
}
