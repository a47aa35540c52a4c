package io.covalence.portal.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For whom a page is. It only leads people to the page that is theirs; what they may read and do is decided by the services.
 * A page without it is for everybody who is signed in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Audience {
    Group value();

    /** Who meets whom. */
    enum Group {
        /** Sponsor and institution staff with a membership. */
        STUDY_PEOPLE,
        ADMINISTRATORS
    }
}
