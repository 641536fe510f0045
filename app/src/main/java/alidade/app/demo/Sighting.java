package alidade.app.demo;

import java.util.List;

/// What somebody saw of a model on a day of the history; the last sighting of a day is the one that counts.
///
/// @param searches the search words under which a platform answered; empty when the model comes from a file
record Sighting(DemoModel model, int day, long count, List<String> searches) {
    Sighting {
        searches = List.copyOf(searches);
    }
}
