/**
 * The HTTP door, thin: roles, sizes, media types, problems. Resources have injected fields, since RESTEasy asks for a
 * constructor without parameters.
 */
@NullMarked
package io.covalence.aggregation.rest;

import org.jspecify.annotations.NullMarked;
