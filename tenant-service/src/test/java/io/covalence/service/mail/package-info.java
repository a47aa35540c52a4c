@NullMarked
package io.covalence.service.mail;

import org.jspecify.annotations.NullMarked;
