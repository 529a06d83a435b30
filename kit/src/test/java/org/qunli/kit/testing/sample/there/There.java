package org.qunli.kit.testing.sample.there;

import org.qunli.kit.testing.sample.here.Here;

/** Half of a cycle, so that the rule against it is seen failing. */
public interface There {
    Here other();
}
