package io.covalence.portal.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The audience of a page. It only leads people to their page; the services decide what they may read and do. A page
 * without it is for everybody who is signed in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Audience {
    Group value();

    /** Who meets whom. */
    enum Group {
        /** Sponsor and institution staff with a membership. */
        STUDY_PEOPLE,
        /** Sponsor staff with a membership. */
        SPONSORS,
        /** Institution staff with an institution to act for. */
        INSTITUTIONS,
        ADMINISTRATORS
    }
}
