package alidade.app.cli;

import alidade.engine.exchange.HubAddress;
import alidade.engine.node.NodeSettings;
import alidade.fetch.accounts.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options of `node run`; where one is not given, the environment says it.
final class NodeOptions {
    /// A node of this region collects from nothing.
    static final String NOWHERE = "none";

    private static final long USUAL_MINUTES = 15;
    private static final long MOST_MINUTES = 24 * 60;
    private static final long USUAL_HOURS = 26;
    private static final long MOST_HOURS = 31 * 24;

    @Option(names = "--region", paramLabel = "R[,R…]", description = "${bundle:cli.node.region}")
    private Optional<String> region = Optional.empty();

    @Option(names = "--hub", paramLabel = "ADDRESS", description = "${bundle:cli.node.hub}")
    private Optional<String> hub = Optional.empty();

    @Option(names = "--every", paramLabel = "MINUTES", description = "${bundle:cli.node.every}")
    private Optional<String> every = Optional.empty();

    @Option(names = "--silence", paramLabel = "HOURS", description = "${bundle:cli.node.silence}")
    private Optional<String> silence = Optional.empty();

    @Option(names = "--watch", paramLabel = "NODE[,NODE…]", description = "${bundle:cli.node.watch}")
    private Optional<String> watch = Optional.empty();

    /// Empty: that of the workspace's node.
    SequencedSet<String> regions(Map<String, String> environment) {
        return words(told(region, NodeVariables.REGION, environment));
    }

    /// @param regions that it collects for
    NodeSettings settings(Visit visit, Map<String, String> environment, Set<String> regions) {
        var minutes = number(visit, "--every", every, NodeVariables.EVERY, environment, 1, USUAL_MINUTES, MOST_MINUTES);
        var hours = number(visit, "--silence", silence, NodeVariables.SILENCE, environment, 1, USUAL_HOURS, MOST_HOURS);
        return new NodeSettings(
                regions,
                told(hub, NodeVariables.HUB, environment).map(text -> HubAddress.of(text, visit.request()::resolve)),
                Duration.ofMinutes(minutes),
                Duration.ofHours(hours),
                words(told(watch, NodeVariables.WATCH, environment)));
    }

    static Optional<Secret> webhook(Map<String, String> environment) {
        return told(Optional.empty(), NodeVariables.WEBHOOK, environment).map(Secret::new);
    }

    /// A variable that is set to nothing counts as not set: compose files cannot leave one out.
    private static Optional<String> told(Optional<String> option, String variable, Map<String, String> environment) {
        return option.or(() -> Optional.ofNullable(environment.get(variable)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static SequencedSet<String> words(Optional<String> text) {
        var words = new LinkedHashSet<String>();
        text.ifPresent(some -> Arrays.stream(some.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(words::add));
        return words;
    }

    /// @param name of the option
    static long number(
            Visit visit,
            String name,
            Optional<String> option,
            String variable,
            Map<String, String> environment,
            long least,
            long usual,
            long most) {
        var text = told(option, variable, environment);
        if (text.isEmpty()) return usual;
        var isNumber = text.get().matches("[0-9]{1,9}");
        var value = isNumber ? Long.parseLong(text.get()) : -1;
        if (value >= least && value <= most) return value;
        throw CommandProblem.wrongUsage(
                visit.say("cli.node.number", option.isPresent() ? name : variable, text.get(), least, most));
    }
}
