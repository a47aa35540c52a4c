package io.covalence.service.acting;

import io.covalence.contract.tenant.Role;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may call a service's method. Every public method of a service has it, so that neither the REST
 * interface nor the portal can forget the check.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {
    /** One of these roles is enough; none at all means anybody who acts, even a visitor. */
    @Nonbinding
    Role[] value() default {};
}
