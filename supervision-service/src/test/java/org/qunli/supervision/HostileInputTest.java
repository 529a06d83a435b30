package org.qunli.supervision;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.qunli.kit.testing.HostileInput;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class HostileInputTest extends HostileInput {}
