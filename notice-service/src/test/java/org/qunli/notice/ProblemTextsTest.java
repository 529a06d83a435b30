package org.qunli.notice;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.ProblemTexts;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemTextsTest extends ProblemTexts {}
