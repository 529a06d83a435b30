package org.qunli.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.qunli.kit.testing.HostileInput;
import org.qunli.kit.testing.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileInputTest extends HostileInput {}
