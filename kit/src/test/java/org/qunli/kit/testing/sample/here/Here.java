package org.qunli.kit.testing.sample.here;

import org.qunli.kit.testing.sample.there.There;

/** Half of a cycle, so that the rule against it is seen failing. */
public interface Here {
    There other();
}
