package org.qunli.zone.sealing;

import org.qunli.zone.wire.Wording;

/** How strictly a zone is closed. */
public enum ControlLevel {
    SEALED("封控区", "sealed area"),
    CONTROLLED("管控区", "controlled area"),
    PRECAUTION("防范区", "precaution area");

    private final Wording name;

    ControlLevel(String zh, String en) {
        name = new Wording(zh, en);
    }

    Wording localName() {
        return name;
    }
}
