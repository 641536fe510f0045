package alidade.app.shell;

import alidade.app.cli.Size;
import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.PaperFile;
import alidade.app.fx.Picture;
import alidade.app.views.explain.ExplainViewModel;
import alidade.app.views.overview.Figures;
import alidade.app.views.overview.OverviewPage;
import alidade.app.views.overview.OverviewReader;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.scope.ScopeReader;
import alidade.app.views.scope.ScopeReading;
import alidade.app.views.scope.ScopeViewModel;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A dashboard as a PNG, painted into memory where there is no screen.
///
/// To be used from any thread but the JavaFX thread.
public final class Snapshot {
    private static final double FULL_WIDTH = 1920;
    private static final double FULL_HEIGHT = 1080;
    private static final double LEAST_WIDTH = 1280;
    private static final double LEAST_HEIGHT = 720;
    /// About 300 dots per inch on A4.
    private static final double PAPER_SCALE = 2;

    private Snapshot() {}

    /// Reads a dashboard and paints it. Larger pictures than 1920×1080 are the same page in more pixels; smaller
    /// ones are laid out tighter.
    ///
    /// @throws IOException when the file cannot be written
    public static void write(
            Figures figures, DashboardDefinition dashboard, Path file, Size size, Theme theme, Locale language)
            throws IOException {
        var page = new OverviewReader(figures).read(dashboard);
        var scope = new ScopeReader(figures).read();
        Display.ask(() -> paint(page, Optional.of(scope), size, theme, language))
                .write(file);
    }

    /// Paints a page that was read already.
    ///
    /// @throws IOException when the file cannot be written
    public static void write(OverviewPage page, Path file, Size size, Theme theme, Locale language) throws IOException {
        Display.ask(() -> paint(page, Optional.empty(), size, theme, language)).write(file);
    }

    private static Picture paint(
            OverviewPage page, Optional<ScopeReading> scope, Size size, Theme theme, Locale language) {
        double scale = scale(size);
        return Picture.of(
                view(page, scope, theme, language).asScene(size.width() / scale, size.height() / scale), scale);
    }

    /// Reads a dashboard and writes it as a page of A4 into a PDF file, as the window prints it.
    ///
    /// @param clock says when it was printed
    /// @throws IOException when there is nothing to print or the file cannot be written
    public static void writePaper(
            Figures figures, DashboardDefinition dashboard, Path file, Locale language, Clock clock)
            throws IOException {
        var page = new OverviewReader(figures).read(dashboard);
        var picture = Display.ask(
                () -> Paper.of(model(page, Optional.empty(), Theme.LIGHT, language), PaperFile.ratio(), clock.instant())
                        .map(scene -> Picture.of(scene, PAPER_SCALE)));
        if (picture.isEmpty()) {
            throw new IOException(
                    "There is no data yet for the dashboard " + dashboard.name() + ", so " + file + " was not written");
        }
        PaperFile.write(picture.get(), dashboard.label().in(language), file);
    }

    /// @param scope what can be chosen; empty for a page without the bar
    static ShellView view(OverviewPage page, Optional<ScopeReading> scope, Theme theme, Locale language) {
        return new ShellView(model(page, scope, theme, language));
    }

    private static ShellViewModel model(OverviewPage page, Optional<ScopeReading> scope, Theme theme, Locale language) {
        var background = Background.onVirtualThreads();
        var explain = new ExplainViewModel(
                inquiry -> {
                    throw new IllegalStateException("A picture cannot explain " + inquiry.metric());
                },
                explanation -> {
                    throw new IllegalStateException("A picture cannot follow " + explanation.metric());
                },
                background);
        return new ShellViewModel(
                ScopeViewModel.of(page.scope(), scope, background),
                OverviewViewModel.of(page, background),
                explain,
                List.of(),
                Optional.empty(),
                background,
                theme,
                language);
    }

    /// Pixels per unit: more than 1 above full HD, less than 1 where the page would not fit.
    static double scale(Size size) {
        double larger = Math.min(size.width() / FULL_WIDTH, size.height() / FULL_HEIGHT);
        if (larger > 1) return larger;
        return Math.min(1, Math.min(size.width() / LEAST_WIDTH, size.height() / LEAST_HEIGHT));
    }
}
