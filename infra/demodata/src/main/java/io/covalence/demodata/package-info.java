/** Made-up data for demonstrations and tests, and the small tables that it comes in. No institution needs any of it. */
@NullMarked
package io.covalence.demodata;

import org.jspecify.annotations.NullMarked;
