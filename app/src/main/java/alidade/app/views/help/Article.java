package alidade.app.views.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A text in Markdown, taken apart. Not to be changed once it is made.
///
/// @param document its tree
/// @param sections in order; the first one begins with the title
record Article(Node document, List<Section> sections) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final int DEEPEST = 100;

    /// A heading with what stands under it.
    ///
    /// @param anchor by which links name it, unique in its page
    /// @param level 1 to 6
    /// @param text without the marks of Markdown
    record Section(String anchor, int level, String heading, String text) {}

    static Article of(String markdown) {
        var document = PARSER.parse(markdown);
        return new Article(document, sections(document));
    }

    String title() {
        return sections.isEmpty() ? "" : sections.getFirst().heading();
    }

    private static List<Section> sections(Node document) {
        var sections = new ArrayList<Section>();
        var taken = new HashMap<String, Integer>();
        var text = new StringBuilder();
        var heading = "";
        var level = 1;
        for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading next) {
                if (!heading.isEmpty() || !text.isEmpty()) sections.add(section(heading, level, text, taken));
                heading = words(next);
                level = next.getLevel();
                text.setLength(0);
            } else {
                text.append(words(block)).append('\n');
            }
        }
        if (!heading.isEmpty() || !text.isEmpty()) sections.add(section(heading, level, text, taken));
        return List.copyOf(sections);
    }

    private static Section section(String heading, int level, CharSequence text, Map<String, Integer> taken) {
        var anchor = anchor(heading);
        int before = taken.merge(anchor, 1, Integer::sum) - 1;
        return new Section(
                before == 0 ? anchor : anchor + "-" + before,
                level,
                heading,
                text.toString().strip());
    }

    /// A heading as links write it: lower case, hyphens for blanks, without other signs.
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .strip()
                .replaceAll("\\s", "-");
    }

    /// What a person reads of a part of the tree.
    static String words(Node node) {
        var words = new Words();
        if (node instanceof TableCell) words.visitChildren(node);
        else node.accept(words);
        return words.text.toString().strip();
    }

    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private int depth;

        @Override
        public void visit(Text one) {
            text.append(one.getLiteral());
        }

        @Override
        public void visit(Code one) {
            text.append(one.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock one) {
            text.append(one.getLiteral()).append('\n');
        }

        @Override
        public void visit(IndentedCodeBlock one) {
            text.append(one.getLiteral()).append('\n');
        }

        @Override
        public void visit(SoftLineBreak one) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak one) {
            text.append('\n');
        }

        @Override
        public void visit(Paragraph one) {
            visitChildren(one);
            text.append('\n');
        }

        @Override
        public void visit(ListItem one) {
            visitChildren(one);
            text.append('\n');
        }

        @Override
        public void visit(CustomBlock one) {
            if (one instanceof TableBlock) text.append('\n');
            visitChildren(one);
        }

        @Override
        public void visit(CustomNode one) {
            int before = text.length();
            visitChildren(one);
            if (one instanceof TableHead && text.substring(before).isBlank()) text.setLength(before);
            if (!(one instanceof TableCell)) return;
            boolean isNameless = text.length() == before && one.getParent().getParent() instanceof TableHead;
            if (!isNameless) text.append(one.getNext() == null ? "\n" : " · ");
        }

        @Override
        protected void visitChildren(Node parent) {
            if (++depth <= DEEPEST) super.visitChildren(parent);
            depth--;
        }
    }
}
