package alidade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.views.explain.ExplainViewModel;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.overview.SampleFigures;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeViewModel;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ShortcutTest {
    private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);

    private static ShellViewModel model() {
        var figures = new SampleFigures();
        var background = Background.onVirtualThreads();
        var page = new OverviewReader(figures).read(SampleFigures.dashboard());
        return new ShellViewModel(
                ScopeViewModel.of(Scope.EVERYTHING, Optional.of(new ScopeReader(figures).read()), background),
                OverviewViewModel.of(page, background),
                new ExplainViewModel(figures::explain, figures::lineage, background),
                List.of(),
                Optional.empty(),
                background,
                Theme.LIGHT,
                Locale.ENGLISH);
    }

    @Test
    void theAcceleratorsOfTheWindowAreTheseAndNoOthers() {
        var listed = new HashSet<KeyCombination>();
        var model = model();
        for (var one : Shortcut.values()) one.addTo(model, (key, _) -> listed.add(key));
        var ofTheWindow = Display.ask(() -> new HashSet<>(
                new ShellView(model()).asScene(1280, 720).getAccelerators().keySet()));

        assertThat(ofTheWindow).isEqualTo(listed);
    }

    @Test
    void noKeyStandsForTwoThings() {
        var written = Stream.of(Shortcut.values()).map(Shortcut::written).toList();

        assertThat(written).doesNotHaveDuplicates().contains("F1", "Ctrl+1 … Ctrl+9", "Alt+←", "Esc");
    }

    @Test
    void theManualNamesTheSameKeysWithTheSameWords() throws IOException {
        var manual = Files.readString(Path.of("..", "resources", "manual", "window.md"));
        var keys = manual.substring(manual.indexOf("## Keys"), manual.indexOf("Inside charts"));
        var rows = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.*) \\|$")
                .matcher(keys)
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();

        assertThat(rows)
                .isEqualTo(Stream.of(Shortcut.values())
                        .map(one -> one.written() + ": " + one.words(ENGLISH))
                        .toList());
    }

    @Test
    void thePageOfTheHelpHasEachOfThemInBothLanguages() {
        for (var language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            var wording = Wording.in(language);
            assertThat(Shortcut.page(wording))
                    .contains(Stream.of(Shortcut.values())
                            .map(one -> "| `" + one.written() + "` | " + one.words(wording) + " |")
                            .toList());
        }
    }

    @Test
    void aKeyDoesWhatTheListSays() {
        var dark = Display.ask(() -> {
            var model = model();
            var scene = new ShellView(model).asScene(1280, 720);
            Objects.requireNonNull(scene.getAccelerators().get(KeyCombination.valueOf("Shortcut+D")))
                    .run();
            return model.theme().get();
        });

        assertThat(dark).isEqualTo(Theme.DARK);
    }
}
