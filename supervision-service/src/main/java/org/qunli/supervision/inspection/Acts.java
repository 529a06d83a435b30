package org.qunli.supervision.inspection;

/** What authors are noted for. */
final class Acts {

    static final String INSPECTED = "INSPECTED";

    static final String FOUND = "FOUND";

    static final String RECHECKED = "RECHECKED";

    static final String REASSIGNED = "FINDING_REASSIGNED";

    static final String WITHDRAWN = "FINDING_WITHDRAWN";

    private Acts() {}
}
