package alidade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.SampleFigures;
import alidade.app.views.scope.ScopeReader;
import alidade.resources.theme.Theme;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every text of the overview can be read.
class ReadableTextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    LIGHT, zh, 1920, 1080
                    LIGHT, en, 1920, 1080
                    DARK, zh, 1920, 1080
                    DARK, en, 1920, 1080
                    LIGHT, zh, 1366, 768
                    LIGHT, en, 1366, 768
                    DARK, zh, 1366, 768
                    DARK, en, 1366, 768
                    LIGHT, zh, 3840, 2160
                    LIGHT, en, 3840, 2160
                    DARK, zh, 3840, 2160
                    DARK, en, 3840, 2160
                    """)
    void everyTextOfTheOverviewCanBeRead(Theme theme, String language, int width, int height) {
        var figures = new SampleFigures();
        var page = new OverviewReader(figures).read(SampleFigures.dashboard());
        var scope = Optional.of(new ScopeReader(figures).read());
        var problems = Display.ask(() -> {
            var scene = Snapshot.view(page, scope, theme, Locale.of(language)).asScene(width, height);
            Picture.settle(scene);
            return ReadableText.problems(scene);
        });

        assertThat(problems).isEmpty();
    }

    @Test
    void theCheckFindsACutText() {
        var cut = Display.ask(() -> {
            var label = new Label("a text that is far too long for this place");
            label.setMaxWidth(60);
            var scene = new Scene(new HBox(label), 60, 40);
            Picture.settle(scene);
            return ReadableText.isCut(label);
        });

        assertThat(cut).isTrue();
    }
}
