package alidade.engine.pipeline;

import java.util.List;

/// The profiles of routes that a run may go by.
///
/// @param names in the order of `routes.yaml`, then those that are always there
/// @param inUse the one that counts when nobody names one
public record RouteChoice(List<String> names, String inUse) {
    public RouteChoice {
        names = List.copyOf(names);
    }
}
