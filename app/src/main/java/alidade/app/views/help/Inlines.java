package alidade.app.views.help;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/// The words inside of a paragraph as nodes.
final class Inlines extends AbstractVisitor {
    private final Consumer<String> follow;
    private final List<Node> nodes = new ArrayList<>();
    private final Deque<String> styles = new ArrayDeque<>();

    /// @param follow hears the destination of a link that a person follows
    Inlines(Consumer<String> follow) {
        this.follow = follow;
    }

    List<Node> of(org.commonmark.node.Node parent) {
        visitChildren(parent);
        return nodes;
    }

    /// Whether the font whose letters are all of one width can write it: it has no Chinese.
    static boolean isOfOneWidth(String text) {
        return text.chars().allMatch(sign -> sign < 0x2e80);
    }

    private void add(String words, String... more) {
        var text = new Text(words);
        text.getStyleClass().add("help-words");
        text.getStyleClass().addAll(styles);
        text.getStyleClass().addAll(more);
        nodes.add(text);
    }

    private void within(String style, org.commonmark.node.Node node) {
        styles.push(style);
        visitChildren(node);
        styles.pop();
    }

    @Override
    public void visit(org.commonmark.node.Text one) {
        add(one.getLiteral());
    }

    @Override
    public void visit(Code one) {
        // Arrows are tiny in the font whose letters are of one width.
        boolean isPlain = one.getLiteral().chars().allMatch(sign -> sign < 0x7f);
        if (isPlain) add(one.getLiteral(), "help-code-words", "help-even");
        else add(one.getLiteral(), "help-code-words");
    }

    @Override
    public void visit(Emphasis one) {
        within("help-emphasis", one);
    }

    @Override
    public void visit(StrongEmphasis one) {
        within("help-strong", one);
    }

    @Override
    public void visit(SoftLineBreak one) {
        add(" ");
    }

    @Override
    public void visit(HardLineBreak one) {
        add("\n");
    }

    @Override
    public void visit(HtmlInline one) {
        add(one.getLiteral());
    }

    @Override
    public void visit(Image one) {
        add(Article.words(one));
    }

    /// A link that leads to no page of the help is words: there is no browser in this program.
    @Override
    public void visit(Link one) {
        if (!leads(one.getDestination())) {
            visitChildren(one);
            if (one.getDestination().contains("://")) add(" (" + one.getDestination() + ")");
            return;
        }
        var words = Article.words(one);
        var link = new Hyperlink(words);
        link.setId("help-link-" + nodes.size());
        link.getStyleClass().add("help-link");
        link.setAccessibleText(words);
        link.setOnAction(_ -> follow.accept(one.getDestination()));
        nodes.add(link);
    }

    private static boolean leads(String destination) {
        return destination.startsWith("#")
                || destination.startsWith("topic:")
                || destination.matches("[A-Za-z0-9_./-]+\\.md(#.*)?") && !destination.startsWith("../../");
    }
}
