package org.qunli.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommittedContractTest {
    private final ContractFiles files = new ContractFiles(Path.of("../docs/openapi"));

    @Test
    void every_service_has_a_committed_contract() {
        assertThat(files.missing()).isEmpty();
    }

    @Test
    void committed_merged_contract_is_what_the_services_contracts_give() throws IOException {
        assertThat(Files.readString(files.mergedFile()))
                .as("run ContractFiles docs/openapi and commit what it writes")
                .isEqualTo(files.merge());
    }
}
