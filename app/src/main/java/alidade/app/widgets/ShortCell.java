package alidade.app.widgets;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A text of a table in one line, which is cut where the column is narrow and says all of itself in its tip.
public final class ShortCell<S> extends TableCell<S, String> {
    private static final double TIP_WIDTH = 520;

    private final Tooltip tip = new Tooltip();

    public ShortCell() {
        getStyleClass().add(Nodes.MAY_SHORTEN);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean isEmpty) {
        super.updateItem(text, isEmpty);
        var words = isEmpty || text == null ? "" : text;
        setText(words.replaceAll("\\s+", " "));
        tip.setText(words);
        setTooltip(words.isEmpty() ? null : tip);
    }
}
