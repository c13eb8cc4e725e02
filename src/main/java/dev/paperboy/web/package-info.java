/**
 * Pages, forms and links that readers meet. Uses {@code papers}, {@code topics}, {@code matching}, {@code subscribers},
 * {@code digest} and {@code delivery}. Begin with {@code HomePage}.
 */
@NullMarked
package dev.paperboy.web;

import org.jspecify.annotations.NullMarked;
