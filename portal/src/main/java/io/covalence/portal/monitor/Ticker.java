package io.covalence.portal.monitor;

import com.vaadin.flow.shared.Registration;

/** Runs a task about once a second, off the request threads, until the registration is removed. */
public interface Ticker {
    Registration start(Runnable work);
}
