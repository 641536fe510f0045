package alidade.app.cli;

import alidade.engine.pipeline.Progress;
import alidade.engine.pipeline.Step;
import java.util.Locale;

/// Tells in the person's language what the engine is doing.
final class StepTeller implements Progress {
    private final Visit visit;
    private final Steps steps;

    StepTeller(Visit visit) {
        this(visit, visit.steps());
    }

    StepTeller(Visit visit, Steps steps) {
        this.visit = visit;
        this.steps = steps;
    }

    @Override
    public void at(Step step) {
        switch (step) {
            case Step.Begun(var batch, var sources, var resumed) ->
                steps.begin(visit.say(resumed ? "cli.step.resumed" : "cli.step.begun", batch, sources));
            case Step.Waiting(var sources) -> steps.begin(visit.say("cli.step.waiting", String.join(", ", sources)));
            case Step.Page page -> steps.within(page(page));
            case Step.Sealed(var source, var entry, var status, var rows, var refused) ->
                steps.begin(visit.say(
                        "cli.step.sealed",
                        source,
                        entry.toString(),
                        visit.say("cli.status." + status.name().toLowerCase(Locale.ROOT)),
                        rows,
                        refused));
            case Step.Read(var file, var rows) -> steps.within(visit.say("cli.step.read", file, rows));
            case Step.Imported(var entry, var rows) ->
                steps.begin(visit.say("cli.step.imported", entry.toString(), rows));
            case Step.Replayed(var done, var all) -> steps.within(visit.say("cli.step.replayed", done, all));
            case Step.Publishing(var what) -> steps.begin(visit.say("cli.step.publishing." + what));
        }
    }

    private String page(Step.Page page) {
        var pages = page.pagesExpected().isPresent()
                ? page.page() + "/" + page.pagesExpected().getAsLong()
                : String.valueOf(page.page());
        return visit.say("cli.step.page", page.source(), page.input(), page.stage(), pages);
    }
}
