@NullMarked
package io.covalence.portal.wizard.form;

import org.jspecify.annotations.NullMarked;
