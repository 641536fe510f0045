package alidade.resources.packs;

/// One mistake in a pack and the place where it was found.
///
/// @param file path inside the workspace's or the program's packs, `model-ecosystem/metrics/a.yaml`
/// @param line counted from 1
/// @param column counted from 1
/// @param sentence what was found, what was expected, the nearest known key where there is one
public record PackProblem(String file, int line, int column, String sentence) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + sentence;
    }
}
