package org.qunli.zone.care;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What holds in a district for every flag. */
public record CareFlagsView(@Schema(examples = "350583") String district, List<CareRule> flags) {}
