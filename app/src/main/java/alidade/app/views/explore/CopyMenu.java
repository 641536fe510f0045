package alidade.app.views.explore;

import alidade.app.fx.Listen;
import alidade.app.fx.Picture;
import alidade.app.views.explore.ExploreViewModel.Copying;
import alidade.app.widgets.Wording;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;

/// Takes the answer elsewhere: the newest figure with where it comes from, all values as tab-separated text, SQL that
/// works them out again, the picture of the chart.
final class CopyMenu {
    private static final double SCALE = 2;

    private final ExploreViewModel model;
    private final ExploreReading reading;
    private final Wording wording;
    private final FigureText text;
    private final Supplier<Region> painted;

    CopyMenu(
            ExploreViewModel model,
            ExploreReading reading,
            Wording wording,
            FigureText text,
            Supplier<Region> painted) {
        this.model = model;
        this.reading = reading;
        this.wording = wording;
        this.text = text;
        this.painted = painted;
    }

    MenuButton node() {
        var menu = new MenuButton(wording.get("explore.copy"));
        menu.setId("explore-copy");
        menu.setAccessibleText(menu.getText());
        menu.getStyleClass().add("filter");
        menu.getItems()
                .addAll(
                        item("figure", () -> put(figure())),
                        item("tsv", () -> put(Tsv.of(reading, wording))),
                        item("picture", () -> put(picture())));
        if (model.hasSql()) menu.getItems().add(2, item("sql", () -> model.writeSql(reading, CopyMenu::put)));
        Listen.to(model.copying(), menu, copying -> tell(menu, copying));
        return menu;
    }

    /// The menu says by itself how it goes.
    private void tell(MenuButton menu, Copying copying) {
        menu.setText(
                switch (copying) {
                    case Copying.Nothing _ -> wording.get("explore.copy");
                    case Copying.Working _ -> wording.get("explore.copy.working");
                    case Copying.Done _ -> wording.get("explore.copy.done");
                    case Copying.Failed _ -> wording.get("explore.copy.failed");
                });
        menu.setAccessibleText(
                copying instanceof Copying.Failed(var sentence) ? menu.getText() + " " + sentence : menu.getText());
        menu.setTooltip(copying instanceof Copying.Failed(var sentence) ? new Tooltip(sentence) : null);
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(wording.get("explore.copy." + key));
        item.setId("explore-copy-" + key);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// The last value of the largest group, and below it where it comes from.
    private String figure() {
        var group = reading.groups().getFirst();
        return group.last()
                .map(figure -> "%s · %s: %s%n%s"
                        .formatted(
                                wording.label(reading.metric().label()),
                                group.name().in(wording.locale()),
                                text.exact(figure),
                                text.source(figure)))
                .orElse("");
    }

    private Image picture() {
        return Picture.of(painted.get(), SCALE).image();
    }

    private static void put(String words) {
        var content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void put(Image image) {
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
