package alidade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.widgets.Icons;
import alidade.resources.theme.Look;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.print.PrinterJob;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintingTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    private ImportedDays days;
    private ShellOnScene window;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        days = new ImportedDays(folder, "2026-11-20,Hugging Face,baidu,ERNIE,120\n");
        var other = new Place("sync", Icons.SYNC, false, () -> {}, () -> {}, _ -> new Region());
        window = ShellOnScene.at(
                days.engine(),
                days.figures().pack(),
                NOON,
                other,
                new Look(Theme.LIGHT, Locale.SIMPLIFIED_CHINESE),
                1366,
                768);
        ImportedDays.await(window::isRead);
    }

    @AfterEach
    void close() {
        days.close();
    }

    /// Presses the keys of printing, with these printers; what the window says then.
    private String print(Callable<Optional<PrinterJob>> jobs) {
        Display.ask(() -> {
            var printing = new Printing(window.shell(), Background.onVirtualThreads(), jobs, NOON);
            window.shell().prints(() -> printing.start(null));
            Shortcut.PRINT.addTo(window.shell(), (_, action) -> action.run());
            return true;
        });
        ImportedDays.await(() -> window.shell().notice().get().isPresent());
        return Display.ask(() -> {
            Picture.settle(window.scene());
            return ((Label) Objects.requireNonNull(window.scene().lookup("#shell-notice-text"))).getText();
        });
    }

    private void showOverview() {
        Display.ask(() -> {
            window.shell().places().show(0);
            return true;
        });
    }

    @Test
    void withoutAPrinterItSaysHowElseToGetThePage() {
        showOverview();

        assertThat(print(Optional::empty))
                .isEqualTo("此计算机没有打印机。可用“alidade snapshot overview --paper a4 --out 文件.pdf”把这一页写成文件。");
        assertThat(Display.ask(() -> ReadableText.problems(window.scene()))).isEmpty();
        assertThat(Display.<Boolean>ask(() -> {
                    ((Button) Objects.requireNonNull(window.scene().lookup("#shell-notice-close"))).fire();
                    return Objects.requireNonNull(window.scene().lookup("#shell-notice"))
                            .isVisible();
                }))
                .isFalse();
    }

    @Test
    void printersThatCannotBeAskedAreToldWithTheirReason() {
        showOverview();

        assertThat(print(() -> {
                    throw new IOException("no answer from the spooler");
                }))
                .isEqualTo("未能打印，无法查询系统的打印机：no answer from the spooler。");
    }

    @Test
    void aPlaceThatDoesNotFitOnAPageIsNotPrinted() {
        assertThat(print(() -> {
                    throw new AssertionError("no printer was to be asked");
                }))
                .isEqualTo("这里没有可打印的内容。总览、探索分析、排行榜和数据质量在有数据时可各打印成一页。");
    }
}
