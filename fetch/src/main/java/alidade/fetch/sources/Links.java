package alidade.fetch.sources;

import java.net.URI;

/// Reads the address of a record in a seed list.
final class Links {
    private Links() {}

    /// The key of the record: the path of its address, without slashes at its ends.
    ///
    /// @throws IllegalArgumentException when it is no address with a path
    static String key(String link) {
        var path = URI.create(link).getPath();
        var key = path == null ? "" : path.replaceAll("^/+|/+$", "");
        if (key.isEmpty()) throw new IllegalArgumentException("it has no path");
        return key;
    }
}
