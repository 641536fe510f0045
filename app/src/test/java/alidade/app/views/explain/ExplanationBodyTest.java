package alidade.app.views.explain;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.SampleFigures;
import alidade.app.widgets.Wording;
import alidade.resources.packs.Label;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

class ExplanationBodyTest {
    /// The texts of the part about entries whose rows are not here; none where there is no such part.
    private static List<String> withheld(SampleFigures figures, Locale language) {
        var figure = new OverviewReader(figures)
                .read(SampleFigures.dashboard())
                .firstFigure()
                .orElseThrow();
        var shown = new ExplainViewModel.State.Shown(
                figure.subject(), figures.explain(figure.inquiry()), source -> new Label(source, source));
        return Display.ask(() -> {
            var body = new ExplanationBody(shown, Wording.in(language), Optional.empty());
            new Scene(body).getRoot().applyCss();
            return body.lookupAll("#explain-withheld .label").stream()
                    .map(node -> ((Labeled) node).getText())
                    .toList();
        });
    }

    @Test
    void entriesWhoseRowsLiveElsewhereAreNamed() {
        assertThat(withheld(SampleFigures.lackingRows(), Locale.ENGLISH))
                .contains("Entries without their rows: 1", "cn-7:9", "Gitee", "31", "rows live on node cn-7");
        assertThat(withheld(SampleFigures.lackingRows(), Locale.SIMPLIFIED_CHINESE))
                .contains("行不在本机的条目：1 个", "行在节点 cn-7");
        assertThat(withheld(new SampleFigures(), Locale.ENGLISH)).isEmpty();
    }
}
