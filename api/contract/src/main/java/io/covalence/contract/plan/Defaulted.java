package io.covalence.contract.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member that JSON may leave out, such as one of a plan. The record then sets its default, so that nobody reads null.
 * Every other member is required. A plan that a service has accepted always contains the default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Defaulted {}
