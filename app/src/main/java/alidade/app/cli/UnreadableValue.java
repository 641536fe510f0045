package alidade.app.cli;

import picocli.CommandLine.TypeConversionException;

/// A value on the command line that cannot be read, with a sentence in the person's language.
final class UnreadableValue extends TypeConversionException {
    private static final long serialVersionUID = 1;

    UnreadableValue(String sentence) {
        super(sentence);
    }
}
