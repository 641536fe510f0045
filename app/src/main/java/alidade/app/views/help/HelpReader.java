package alidade.app.views.help;

import alidade.app.views.help.Topic.Group;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Engine;
import alidade.engine.store.Definitions.Revision;
import alidade.resources.manual.ManualPages;
import alidade.resources.packs.Label;
import alidade.resources.packs.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Puts the help together: the keys, the manual, and what the packs in force define. Reads files and the engine.
public final class HelpReader {
    static final String MANUAL = "manual/";
    static final String KEYS = "keys";

    private final Engine engine;
    private final Function<Wording, String> keys;
    private final Wording chinese = Wording.in(Locale.SIMPLIFIED_CHINESE);
    private final Wording english = Wording.in(Locale.ENGLISH);

    /// @param keys writes the page of the keys, in Markdown
    public HelpReader(Engine engine, Function<Wording, String> keys) {
        this.engine = engine;
        this.keys = keys;
    }

    HelpBook read() {
        var topics = new ArrayList<Topic>();
        topics.add(topic(KEYS, Group.KEYS, new Label(chinese.get("help.keys"), english.get("help.keys")), "", keys));
        for (var page : ManualPages.all())
            topics.add(Topic.of(MANUAL + page.path(), group(page), Article.of(page.text())));
        for (var pack : engine.definitions().current()) addDefinitions(topics, pack);
        topics.sort(Comparator.comparing(Topic::group));
        return new HelpBook(topics);
    }

    private static Group group(ManualPages.Page page) {
        if (page.path().startsWith("decisions/")) return Group.DECISION;
        return page.path().startsWith("how-to/") ? Group.HOW_TO : Group.MANUAL;
    }

    private void addDefinitions(List<Topic> topics, Pack pack) {
        var revisions = engine.definitions().revisions(pack.name());
        pack.metrics()
                .forEach(one -> topics.add(definition(
                        pack,
                        Group.METRIC,
                        one.name(),
                        one.label(),
                        revisions,
                        (text, history) -> text.metric(one, history))));
        pack.classifications()
                .forEach(one -> topics.add(definition(
                        pack,
                        Group.CLASSIFICATION,
                        one.name(),
                        one.label(),
                        revisions,
                        (text, history) -> text.classification(one, history))));
        pack.sources()
                .forEach(one -> topics.add(definition(
                        pack,
                        Group.SOURCE,
                        one.id(),
                        one.label(),
                        revisions,
                        (text, history) -> text.source(one, history))));
        pack.tables()
                .forEach(one -> topics.add(definition(
                        pack,
                        Group.TABLE,
                        one.name(),
                        one.label(),
                        revisions,
                        (text, history) -> text.table(one, history))));
        for (var one : pack.quality()) {
            var label = pack.table(one.table())
                    .map(table -> new Label(
                            chinese.get("help.def.qualityOf", table.label().zh()),
                            english.get("help.def.qualityOf", table.label().en())))
                    .orElseThrow();
            topics.add(definition(
                    pack,
                    Group.QUALITY,
                    one.table(),
                    label,
                    revisions,
                    (text, history) -> text.quality(one, label, history)));
        }
        pack.marts()
                .forEach(one -> topics.add(definition(
                        pack,
                        Group.MART,
                        one.name(),
                        one.label(),
                        revisions,
                        (text, history) -> text.mart(one, history))));
        pack.dashboards()
                .forEach(one -> topics.add(definition(
                        pack,
                        Group.DASHBOARD,
                        one.name(),
                        one.label(),
                        revisions,
                        (text, history) -> text.dashboard(one, history))));
    }

    private Topic definition(
            Pack pack,
            Group group,
            String name,
            Label label,
            List<Revision> revisions,
            BiFunction<DefinitionText, DefinitionHistory, String> text) {
        var history = DefinitionHistory.of(group, name, revisions);
        return topic(
                DefinitionText.id(pack, group, name),
                group,
                label,
                name,
                wording -> text.apply(new DefinitionText(pack, wording), history));
    }

    private Topic topic(String id, Group group, Label title, String name, Function<Wording, String> markdown) {
        return new Topic(
                id, group, title, name, Article.of(markdown.apply(chinese)), Article.of(markdown.apply(english)));
    }
}
