package alidade.fetch.routes;

import java.util.List;

/// What a route comes to for one address.
public sealed interface Ways {
    /// @param inOrder of trying: the next one when a proxy cannot be reached; at least one
    record Found(List<Route.Fixed> inOrder) implements Ways {
        public Found {
            inOrder = List.copyOf(inOrder);
        }
    }

    /// No way, as a sentence.
    ///
    /// @param mayPass the script could not be fetched, which may be over at the next try
    record Closed(String sentence, boolean mayPass) implements Ways {}
}
