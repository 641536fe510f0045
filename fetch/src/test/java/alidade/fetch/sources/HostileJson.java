package alidade.fetch.sources;

/// Lets tests of other packages give bytes to the reader of pages.
public final class HostileJson {
    private HostileJson() {}

    /// What the reader says of a page; empty when it could read it.
    public static String refusal(byte[] body) {
        return switch (Json.read(body)) {
            case Json.Reading.Tree(var root) -> {
                // walks all of it, as whoever takes records from it would
                root.findValues("none");
                yield "";
            }
            case Json.Reading.Unreadable(var reason) -> reason;
        };
    }
}
