/** The list of studies, and a study's page. */
@NullMarked
package io.covalence.portal.study;

import org.jspecify.annotations.NullMarked;
