package alidade.fetch.sources;

/// A declaration that cannot be carried out, said before anything is asked.
final class Undeclared extends Exception {
    private static final long serialVersionUID = 1L;

    Undeclared(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
