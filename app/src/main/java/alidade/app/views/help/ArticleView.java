package alidade.app.views.help;

import alidade.app.widgets.Nodes;
import alidade.resources.manual.ManualPages;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// An article as nodes: headings, paragraphs, lists, tables, code, pictures.
final class ArticleView extends VBox {
    private static final double SPACE = 9;
    private static final double BULLET_WIDTH = 20;
    private static final double PICTURE_WIDTH = 820;
    private static final int DEEPEST = 12;

    private final Consumer<String> follow;
    private final Map<String, Node> headings = new HashMap<>();
    private final Iterator<Article.Section> sections;

    /// @param follow hears the destination of a link that a person follows
    ArticleView(Article article, Consumer<String> follow) {
        super(SPACE);
        this.follow = follow;
        sections = article.sections().stream()
                .filter(section -> !section.heading().isEmpty())
                .iterator();
        setId("help-article");
        getStyleClass().add("help-article");
        fill(this, article.document(), 0);
    }

    /// The node that an anchor names.
    Optional<Node> heading(String anchor) {
        return Optional.ofNullable(headings.get(anchor));
    }

    private void fill(VBox box, org.commonmark.node.Node parent, int depth) {
        if (depth > DEEPEST) {
            box.getChildren().add(words(parent));
            return;
        }
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(new Blocks(box, depth));
        }
    }

    private TextFlow flow(org.commonmark.node.Node node, String... styles) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll(styles);
        flow.getChildren().setAll(new Inlines(follow).of(node));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(Article.words(node));
        return flow;
    }

    private static Label words(org.commonmark.node.Node node) {
        var label = new Label(Article.words(node));
        label.setWrapText(true);
        return label;
    }

    /// Makes the nodes of one block.
    private final class Blocks extends AbstractVisitor {
        private final VBox box;
        private final int depth;

        Blocks(VBox box, int depth) {
            this.box = box;
            this.depth = depth;
        }

        private void add(Node node) {
            box.getChildren().add(node);
        }

        @Override
        public void visit(Heading one) {
            var heading = flow(one, "help-h" + Math.min(4, one.getLevel()));
            add(heading);
            // Only those at the top make sections; one inside of a list or a quotation has no anchor.
            if (depth == 0 && sections.hasNext()) headings.put(sections.next().anchor(), heading);
        }

        @Override
        public void visit(Paragraph one) {
            if (one.getFirstChild() instanceof org.commonmark.node.Image image && image.getNext() == null)
                picture(image);
            else add(flow(one, "help-text"));
        }

        private void picture(org.commonmark.node.Image image) {
            var address = ManualPages.picture(image.getDestination());
            if (address.isEmpty()) {
                add(words(image));
                return;
            }
            var view = new ImageView(new Image(address.get().toString(), true));
            view.setPreserveRatio(true);
            view.setFitWidth(PICTURE_WIDTH);
            view.setAccessibleText(Article.words(image));
            add(view);
        }

        @Override
        public void visit(BulletList one) {
            list(one, 0);
        }

        @Override
        public void visit(OrderedList one) {
            list(one, Optional.ofNullable(one.getMarkerStartNumber()).orElse(1));
        }

        private void list(ListBlock list, int first) {
            var items = new VBox(list.isTight() ? SPACE / 2 : SPACE);
            int number = first;
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                var bullet = Nodes.text(first == 0 ? "•" : number++ + ".", "help-bullet");
                bullet.setMinWidth(BULLET_WIDTH);
                var body = new VBox(SPACE / 2);
                fill(body, item, depth + 1);
                HBox.setHgrow(body, Priority.ALWAYS);
                body.setMinWidth(0);
                items.getChildren().add(new HBox(bullet, body));
            }
            add(items);
        }

        @Override
        public void visit(FencedCodeBlock one) {
            code(one.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock one) {
            code(one.getLiteral());
        }

        /// Lines of code are not broken; those that are too long can be scrolled.
        private void code(String text) {
            var label = new Label(text.stripTrailing());
            label.getStyleClass().add("help-code-text");
            if (Inlines.isOfOneWidth(text)) label.getStyleClass().add("help-even");
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setMinHeight(Region.USE_PREF_SIZE);
            var scroll = new ScrollPane(label);
            scroll.getStyleClass().add("help-code");
            scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            scroll.setFitToHeight(true);
            scroll.setAccessibleText(text);
            scroll.setMinHeight(Region.USE_PREF_SIZE);
            add(scroll);
        }

        @Override
        public void visit(BlockQuote one) {
            var quote = new VBox(SPACE);
            quote.getStyleClass().add("help-quote");
            fill(quote, one, depth + 1);
            add(quote);
        }

        @Override
        public void visit(ThematicBreak one) {
            var line = new Region();
            line.getStyleClass().add("help-line");
            add(line);
        }

        @Override
        public void visit(HtmlBlock one) {
            var label = new Label(one.getLiteral());
            label.setWrapText(true);
            add(label);
        }

        @Override
        public void visit(CustomBlock one) {
            if (one instanceof TableBlock table) add(new ArticleTable(table, cell -> flow(cell, "help-cell")));
        }
    }
}
