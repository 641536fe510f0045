package alidade.resources.packs;

/// Holds the pages of a wall against the dashboards and metrics they show.
final class WallCheck {
    private final Draft draft;
    private final Names names;
    private final Definition<WallDefinition> definition;

    WallCheck(Draft draft, Names names, Definition<WallDefinition> definition) {
        this.draft = draft;
        this.names = names;
        this.definition = definition;
    }

    void check() {
        names.uniqueTexts(definition, "page", Names.under(definition.fields(), "pages", "page"));
        names.uniqueTexts(definition, "dashboard", Names.under(definition.fields(), "pages", "dashboard"));
        definition.fields().items("pages").forEach(this::page);
    }

    private void page(Fields page) {
        if (!page.has("dashboard")) {
            new TilesCheck(draft, names, definition).check(page);
            return;
        }
        var known = draft.dashboards.stream().map(one -> one.value().name()).toList();
        var dashboard = page.text("dashboard");
        if (known.contains(dashboard)) return;
        draft.add(definition, page.place("dashboard"), Nearest.unknown("dashboard", dashboard, known));
    }
}
