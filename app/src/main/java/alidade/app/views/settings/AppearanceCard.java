package alidade.app.views.settings;

import alidade.app.views.settings.Preferences.Motion;
import alidade.app.widgets.Card;
import alidade.app.widgets.Segments;
import alidade.app.widgets.Segments.Choice;
import alidade.app.widgets.Wording;
import alidade.resources.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Language, theme, text size and motion; what is chosen counts at once and is remembered.
public final class AppearanceCard extends VBox {
    public AppearanceCard(Appearance appearance, Wording wording) {
        getChildren()
                .add(new Card(
                        "settings-looks",
                        wording.get("settings.looks"),
                        wording.get("settings.looks.note"),
                        rows(appearance, wording),
                        false));
    }

    private static Node rows(Appearance appearance, Wording wording) {
        var grid = Fields.grid();
        var language = new ReadOnlyObjectWrapper<>(wording.isChinese());
        Fields.row(
                grid,
                wording.get("settings.language"),
                new Segments<>(
                        "settings-language",
                        List.of(new Choice<>("zh", "中文", true), new Choice<>("en", "English", false)),
                        language,
                        isChinese -> appearance.speak(isChinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)));
        Fields.row(
                grid,
                wording.get("settings.theme"),
                new Segments<>(
                        "settings-theme",
                        Stream.of(Theme.values())
                                .map(one -> new Choice<>(lower(one), wording.get("settings.theme." + lower(one)), one))
                                .toList(),
                        appearance.theme(),
                        appearance.theme()::set));
        Fields.row(
                grid,
                wording.get("settings.text"),
                new Segments<>(
                        "settings-text",
                        Preferences.TEXT_PERCENTS.stream()
                                .map(one -> new Choice<>(String.valueOf(one), one + " %", one))
                                .toList(),
                        appearance.textPercent(),
                        appearance.textPercent()::set));
        Fields.row(
                grid,
                wording.get("settings.motion"),
                new Segments<>(
                        "settings-motion",
                        Stream.of(Motion.values())
                                .map(one -> new Choice<>(lower(one), wording.get("settings.motion." + lower(one)), one))
                                .toList(),
                        appearance.motion(),
                        appearance.motion()::set));
        return grid;
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
