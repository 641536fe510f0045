package alidade.resources.packs;

/// What is wrong at a place of one file.
record Mistake(Place place, String sentence) {
    PackProblem in(String file) {
        return new PackProblem(file, place.line(), place.column(), sentence);
    }
}
