package alidade.app.views.sync;

import alidade.engine.pipeline.Preview.Reach;
import alidade.fetch.routes.Probe;
import alidade.fetch.routes.Probe.Outcome;
import alidade.fetch.routes.Probe.Step;
import alidade.fetch.sources.AccountCheck;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a probe found, in words: each step, and what to do about the one that failed.
record ReachWords(SyncLook look) {
    private static final double NANOSECONDS_OF_A_MILLISECOND = 1e6;

    /// How a step ended, as a small path in a square of 9 units.
    enum Mark {
        PASSED("good", "M1 5 L3.5 7.5 L8 1.5"),
        FAILED("bad", "M1.5 1.5 L7.5 7.5 M7.5 1.5 L1.5 7.5"),
        NOT_TRIED("none", "M2 4.5 H7");

        private final String style;
        private final String path;

        Mark(String style, String path) {
            this.style = style;
            this.path = path;
        }

        String style() {
            return style;
        }

        String path() {
            return path;
        }
    }

    Mark mark(Optional<Step> step) {
        return step.map(one -> switch (one.outcome()) {
                    case Outcome.Passed _ -> Mark.PASSED;
                    case Outcome.Failed _ -> Mark.FAILED;
                    case Outcome.Skipped _ -> Mark.NOT_TRIED;
                })
                .orElse(Mark.NOT_TRIED);
    }

    Mark mark(AccountCheck account, boolean reached) {
        return switch (account.state()) {
            case ACCEPTED -> Mark.PASSED;
            case REFUSED -> reached ? Mark.FAILED : Mark.NOT_TRIED;
            case NOT_NAMED, NOT_KEPT, NOT_TRIED -> Mark.NOT_TRIED;
        };
    }

    String step(Step step) {
        return switch (step.outcome()) {
            case Outcome.Passed(var found) ->
                look.get("sync.reach.step", step.kind().name(), found, milliseconds(step.latency()));
            case Outcome.Failed(var sentence) ->
                look.get("sync.reach.step.failed", step.kind().name(), sentence);
            case Outcome.Skipped(var why) ->
                look.get("sync.reach.step.skipped", step.kind().name(), skipped(why));
        };
    }

    private String skipped(String why) {
        return switch (why) {
            case "left to the proxy" -> look.get("sync.reach.skipped.proxy");
            case "the address is http" -> look.get("sync.reach.skipped.http");
            case "not tried after the step before failed" -> look.get("sync.reach.skipped.before");
            default -> why;
        };
    }

    /// The way there and back, all steps together.
    String latency(Probe probe) {
        return milliseconds(probe.steps().stream().map(Step::latency).reduce(Duration.ZERO, Duration::plus));
    }

    private String milliseconds(Duration length) {
        return look.get("sync.milliseconds", look.number(Math.round(length.toNanos() / NANOSECONDS_OF_A_MILLISECOND)));
    }

    String account(AccountCheck account) {
        return look.get(
                "cli.reach.account." + account.state().name().toLowerCase(Locale.ROOT),
                account.account(),
                account.sentence());
    }

    /// What failed, and what to do; one sentence for each host that is away, and one for an account that was refused.
    List<String> failures(SourceLine line, Reach reach) {
        var sentences = new ArrayList<String>();
        for (var probe : reach.probes()) {
            probe.steps().stream()
                    .filter(step -> step.outcome() instanceof Outcome.Failed)
                    .findFirst()
                    .ifPresent(step -> sentences.add(failure(line, probe, step)));
        }
        if (sentences.isEmpty() && reach.account().state() == AccountCheck.State.REFUSED)
            sentences.add(look.get(
                    "sync.reach.failed.account",
                    look.name(line),
                    reach.account().account(),
                    reach.account().sentence()));
        return sentences;
    }

    private String failure(SourceLine line, Probe probe, Step step) {
        var why = step.outcome() instanceof Outcome.Failed(var sentence) ? sentence : "";
        // A way that leads nowhere is told in the place of the first step, and nothing else is.
        var kind = probe.steps().size() == 1 ? "way" : step.kind().name().toLowerCase(Locale.ROOT);
        return look.get(
                "sync.reach.failed." + kind, look.name(line), host(probe.address()), look.way(probe.route()), why);
    }

    private static String host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getAuthority()).orElse(address);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
