package alidade.app.widgets;

import alidade.engine.pipeline.Step;

/// What the engine is doing, in a person's language.
public record StepSentence(Wording wording) {
    public String of(Step step) {
        return switch (step) {
            case Step.Begun begun -> wording.get("sync.begun", begun.sources());
            case Step.Waiting(var sources) -> wording.get("sync.waiting", String.join(", ", sources));
            case Step.Page page ->
                page.pagesExpected().isPresent()
                        ? wording.get(
                                "sync.pages",
                                page.source(),
                                page.page(),
                                page.pagesExpected().getAsLong())
                        : wording.get("sync.page", page.source(), page.page());
            case Step.Sealed sealed -> wording.get("sync.sealed", sealed.source(), sealed.rows());
            case Step.Publishing(var what) -> wording.get("cli.step.publishing." + what);
            // The sentence of the command line, which writes its numbers itself.
            case Step.Replayed(var done, var all) -> wording.texts().get("cli.step.replayed", done, all);
            case Step.Read read -> wording.get("sync.read", read.rows());
            case Step.Imported imported -> wording.get("sync.imported", imported.rows());
        };
    }
}
