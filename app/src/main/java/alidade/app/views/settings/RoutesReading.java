package alidade.app.views.settings;

import alidade.engine.pipeline.RouteChoice;
import alidade.resources.packs.RoutesDefinition;
import java.util.Optional;

/// By which ways sources are reached.
///
/// @param file what `routes.yaml` declares; empty without one
record RoutesReading(RouteChoice choice, Optional<RoutesDefinition> file) {}
