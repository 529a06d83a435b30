package org.qunli.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.qunli.kit.testing.AccessTable;
import org.qunli.kit.testing.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTableTest extends AccessTable {}
