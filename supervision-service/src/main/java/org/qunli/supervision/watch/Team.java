package org.qunli.supervision.watch;

import java.util.List;
import java.util.UUID;

/** A supervision team: who watches which zones. */
record Team(UUID id, String district, String name, List<String> supervisors, List<UUID> zones) {}
