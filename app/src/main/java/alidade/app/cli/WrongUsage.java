package alidade.app.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Why a command line could not be understood, as one sentence in the person's language.
final class WrongUsage {
    private WrongUsage() {}

    static String sentence(Visit visit, ParameterException problem) {
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return reason(visit, problem) + " " + visit.say("cli.usage.see", command + " --help");
    }

    private static String reason(Visit visit, ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(visit, unmatched);
            case MissingParameterException missing ->
                visit.say(
                        "cli.usage.missing",
                        missing.getMissing().stream().map(WrongUsage::name).collect(Collectors.joining(", ")));
            case OverwrittenOptionException twice -> visit.say("cli.usage.twice", name(twice.getOverwritten()));
            case MaxValuesExceededException _ -> visit.say("cli.usage.tooMany", String.valueOf(problem.getMessage()));
            default -> converted(visit, problem);
        };
    }

    private static String unmatched(Visit visit, UnmatchedArgumentException problem) {
        var word = String.join(" ", problem.getUnmatched());
        var near = problem.getSuggestions();
        return near.isEmpty()
                ? visit.say("cli.usage.unknown", word)
                : visit.say("cli.usage.unknownNear", word, near.getFirst());
    }

    /// A value that cannot be read: our own readers say why, in the right language; picocli's own do not.
    private static String converted(Visit visit, ParameterException problem) {
        if (problem.getCause() instanceof UnreadableValue own) return String.valueOf(own.getMessage());
        var value = problem.getValue();
        if (problem.getArgSpec() == null || value == null) return String.valueOf(problem.getMessage());
        return visit.say("cli.usage.value", name(problem.getArgSpec()), value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
