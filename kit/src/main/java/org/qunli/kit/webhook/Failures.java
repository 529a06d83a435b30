package org.qunli.kit.webhook;

import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Codes of what went wrong. */
final class Failures {

    private static final int FIRST_FAILURE = 300;

    private static final int GONE = 410;

    private Failures() {}

    /** Null for 2xx. */
    static Reason reasonOf(int httpStatus) {
        if (httpStatus >= 200 && httpStatus < FIRST_FAILURE) {
            return null;
        }
        if (httpStatus >= FIRST_FAILURE && httpStatus < 400) {
            return Reason.REDIRECT;
        }
        return httpStatus == GONE ? Reason.GONE : Reason.HTTP_STATUS;
    }

    static Reason reasonOf(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreachable unreachable) {
                return unreachable.reason();
            }
            if (cause instanceof SSLException) {
                return Reason.TLS;
            }
            if (cause instanceof TimeoutException) {
                return Reason.TIMEOUT;
            }
            if (cause instanceof java.net.ConnectException
                    || cause instanceof NoRouteToHostException) {
                return Reason.CONNECT;
            }
            if (cause instanceof SocketException) {
                return Reason.BROKEN;
            }
        }
        return Reason.BROKEN;
    }
}
