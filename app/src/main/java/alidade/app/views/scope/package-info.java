/// What all views are restricted to: time, both clocks, and values of dimensions.
@NullMarked
package alidade.app.views.scope;

import org.jspecify.annotations.NullMarked;
