@NullMarked
package io.covalence.contract.text;

import org.jspecify.annotations.NullMarked;
