package alidade.resources.packs;

import java.util.List;
import java.util.stream.Stream;

/// A file under `walls/`.
final class WallFile {
    private static final List<String> OF_A_PAGE = List.of("label", "rows");

    private WallFile() {}

    static WallDefinition read(Fields file) {
        return new WallDefinition(
                file.text("wall"),
                file.label("label"),
                file.items("pages").stream().flatMap(WallFile::page).toList());
    }

    /// Nothing, and a mistake, when it is neither a page of its own nor a dashboard.
    private static Stream<WallDefinition.Page> page(Fields page) {
        int seconds = page.number("seconds", 0);
        if (page.has("dashboard") == page.has("page")) {
            page.add("", "a page of a wall needs either 'dashboard' or 'page', and not both");
            return Stream.empty();
        }
        if (page.has("dashboard")) {
            OF_A_PAGE.stream()
                    .filter(page::has)
                    .forEach(key -> page.mistakes()
                            .add(new Mistake(page.keyPlace(key), "a dashboard brings its own '" + key + "'")));
            return Stream.of(new WallDefinition.Page.Shown(page.text("dashboard"), seconds));
        }
        var missing = OF_A_PAGE.stream().filter(key -> !page.has(key)).toList();
        missing.forEach(key -> page.add("", "page '" + page.text("page") + "' needs '" + key + "'"));
        if (!missing.isEmpty()) return Stream.empty();
        var content =
                new DashboardDefinition(page.text("page"), page.label("label"), page.each("rows", DashboardFile::row));
        return Stream.of(new WallDefinition.Page.Own(content, seconds));
    }
}
