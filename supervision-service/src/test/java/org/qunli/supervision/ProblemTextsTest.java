package org.qunli.supervision;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.qunli.kit.testing.ProblemTexts;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ProblemTextsTest extends ProblemTexts {}
