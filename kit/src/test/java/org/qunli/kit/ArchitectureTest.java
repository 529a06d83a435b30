package org.qunli.kit;

import org.qunli.kit.testing.Architecture;

class ArchitectureTest extends Architecture {

    ArchitectureTest() {
        super("org.qunli.kit");
    }
}
