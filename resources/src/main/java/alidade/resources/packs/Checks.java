package alidade.resources.packs;

/// Holds the files of a pack against each other.
final class Checks {
    private Checks() {}

    static void of(Draft draft) {}
}
