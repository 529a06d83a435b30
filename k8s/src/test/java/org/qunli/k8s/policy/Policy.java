package org.qunli.k8s.policy;

import java.util.stream.Stream;
import org.qunli.k8s.manifest.Manifests;

/** A rule about the manifests of one overlay. */
@FunctionalInterface
interface Policy {

    /** What breaks it, one sentence each. */
    Stream<String> broken(Manifests manifests);
}
