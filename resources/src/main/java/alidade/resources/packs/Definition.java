package alidade.resources.packs;

/// A definition with the file that says it, so that a later check can name the place.
record Definition<T>(String file, Fields fields, T value) {}
