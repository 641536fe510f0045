package alidade.resources.packs;

/// A place in a text, both counted from 1; the column counts characters.
record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
