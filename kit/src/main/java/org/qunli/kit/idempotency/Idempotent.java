package org.qunli.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST operation: runs in a transaction of its own, again after a conflict, and once per {@code
 * Idempotency-Key}. It must answer a {@code RestResponse}.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    /**
     * The {@code @JsonView} of a member that is told once only: it isn't stored with the answer,
     * and is missing when the answer is replayed.
     */
    interface OnlyOnce {}
}
