/**
 * Text that people read: what it may contain, and how it is shown so that its writer cannot speak for somebody else.
 */
@NullMarked
package io.covalence.contract.text;

import org.jspecify.annotations.NullMarked;
