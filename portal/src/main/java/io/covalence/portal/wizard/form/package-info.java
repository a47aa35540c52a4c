/**
 * Forms of a plan's records. They are made of the records themselves: a field for each member, with the bounds that stand
 * at it.
 */
@NullMarked
package io.covalence.portal.wizard.form;

import org.jspecify.annotations.NullMarked;
