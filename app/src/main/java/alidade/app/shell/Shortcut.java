package alidade.app.shell;

import alidade.app.widgets.Wording;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/// Every key that counts in the whole window, with what it does: the window's accelerators and the page about keys are
/// both made from this list.
public enum Shortcut {
    HELP(ShellViewModel::showHelp, KeyCode.F1),
    SETTINGS(ShellViewModel::showSettings, KeyCombination.SHORTCUT_DOWN, KeyCode.COMMA),
    READ(ShellViewModel::reload, KeyCode.F5),
    SYNC(ShellViewModel::sync, KeyCombination.SHORTCUT_DOWN, KeyCode.R),
    PLACE(
            (model, number) -> model.places().show(number),
            KeyCombination.SHORTCUT_DOWN,
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9),
    BACK(model -> model.places().back(), KeyCombination.ALT_DOWN, KeyCode.LEFT),
    FORWARD(model -> model.places().forward(), KeyCombination.ALT_DOWN, KeyCode.RIGHT),
    UNDO(ShellViewModel::undo, KeyCombination.SHORTCUT_DOWN, KeyCode.Z),
    REDO(
            ShellViewModel::redo,
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
    THEME(ShellViewModel::switchTheme, KeyCombination.SHORTCUT_DOWN, KeyCode.D),
    LANGUAGE(ShellViewModel::switchLanguage, KeyCombination.SHORTCUT_DOWN, KeyCode.L),
    PRINT(ShellViewModel::print, KeyCombination.SHORTCUT_DOWN, KeyCode.P),
    WALL(ShellViewModel::showWall, KeyCode.F11),
    CLOSE(model -> model.explain().close(), KeyCode.ESCAPE);

    private final BiConsumer<ShellViewModel, Integer> action;
    private final List<KeyCodeCombination> keys;

    Shortcut(Consumer<ShellViewModel> action, KeyCode key) {
        this.action = (model, _) -> action.accept(model);
        keys = List.of(new KeyCodeCombination(key));
    }

    Shortcut(Consumer<ShellViewModel> action, KeyCodeCombination key) {
        this.action = (model, _) -> action.accept(model);
        keys = List.of(key);
    }

    Shortcut(Consumer<ShellViewModel> action, Modifier modifier, KeyCode key) {
        this((model, _) -> action.accept(model), modifier, key);
    }

    Shortcut(BiConsumer<ShellViewModel, Integer> action, Modifier modifier, KeyCode... keys) {
        this.action = action;
        this.keys = List.of(keys).stream()
                .map(key -> new KeyCodeCombination(key, modifier))
                .toList();
    }

    /// What is to be done at each key.
    ///
    /// @param keys takes them
    void addTo(ShellViewModel model, BiConsumer<KeyCombination, Runnable> keys) {
        IntStream.range(0, this.keys.size())
                .forEach(number -> keys.accept(this.keys.get(number), () -> action.accept(model, number)));
    }

    /// What it does.
    public String words(Wording wording) {
        return wording.get("keys." + name().toLowerCase(Locale.ROOT));
    }

    /// How its keys are written: `Ctrl+1 … Ctrl+9`, `Alt+←`.
    public String written() {
        return keys.size() < 3
                ? keys.stream().map(Shortcut::written).collect(Collectors.joining(", "))
                : written(keys.getFirst()) + " … " + written(keys.getLast());
    }

    private static String written(KeyCodeCombination key) {
        var name = switch (key.getCode()) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case ESCAPE -> "Esc";
            case COMMA -> ",";
            default -> key.getCode().getName();
        };
        if (key.getShift() == KeyCombination.ModifierValue.DOWN) name = "Shift+" + name;
        if (key.getShortcut() == KeyCombination.ModifierValue.DOWN) return (isMac() ? "Cmd+" : "Ctrl+") + name;
        return key.getAlt() == KeyCombination.ModifierValue.DOWN ? "Alt+" + name : name;
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    /// The page about all of them, in Markdown.
    public static String page(Wording wording) {
        var page = new StringBuilder("# " + wording.get("keys.title") + "\n\n| " + wording.get("keys.key") + " | "
                + wording.get("keys.does") + " |\n| --- | --- |\n");
        for (var one : values()) {
            page.append("| `")
                    .append(one.written())
                    .append("` | ")
                    .append(one.words(wording))
                    .append(" |\n");
        }
        return page.append('\n').append(wording.get("keys.inside")).append('\n').toString();
    }
}
