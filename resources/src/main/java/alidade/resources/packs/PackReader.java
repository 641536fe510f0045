package alidade.resources.packs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads the text files of a pack: YAML, then the published schema of each kind of file, then what
/// the files say about each other.
public final class PackReader {
    private static final String HEAD = "pack.yaml";

    /// Folder and kind of file.
    private static final Map<String, String> KINDS = Map.of(
            "tables", "table",
            "sources", "source",
            "classifications", "classification",
            "metrics", "metric",
            "quality", "quality",
            "marts", "mart",
            "dashboards", "dashboard",
            "walls", "wall");

    private final Map<String, SchemaCheck> schemas = new TreeMap<>();

    public PackReader() {
        schemas.put("pack", new SchemaCheck("pack"));
        KINDS.values().forEach(kind -> schemas.put(kind, new SchemaCheck(kind)));
    }

    /// The pack, or every problem that its texts have. Files are held against each other once each alone is right.
    public PackReading read(PackFiles files) {
        var draft = new Draft();
        var head = head(files, draft);
        files.texts().forEach((path, text) -> {
            if (!path.equals(HEAD)) {
                add(files.pack() + "/" + path, path, text, draft);
            }
        });
        if (draft.problems().isEmpty()) {
            Checks.of(draft);
        }
        return draft.problems().isEmpty() && head.isPresent()
                ? new PackReading.Read(head.get().with(draft))
                : new PackReading.Refused(draft.problems());
    }

    private Optional<Head> head(PackFiles files, Draft draft) {
        var file = files.pack() + "/" + HEAD;
        var text = files.texts().get(HEAD);
        if (text == null) {
            draft.add(file, new Mistake(Place.START, "the pack has no pack.yaml, which gives its version and zone"));
            return Optional.empty();
        }
        return define(file, "pack", text, draft, fields -> {
                    if (!fields.text("pack").equals(files.pack())) {
                        fields.add(
                                "pack",
                                "'pack' is '" + fields.text("pack") + "', expected '" + files.pack()
                                        + "', the name of its folder");
                    }
                    return new Head(
                            fields.text("pack"),
                            fields.text("version"),
                            fields.label("label"),
                            fields.zone("zone").orElse(ZoneId.of("UTC")));
                })
                .map(Definition::value);
    }

    private void add(String file, String path, String text, Draft draft) {
        var slash = path.indexOf('/');
        var folder = slash < 0 ? path : path.substring(0, slash);
        var kind = KINDS.get(folder);
        if (kind == null || !path.endsWith(".yaml")) {
            var sentence = kind == null
                    ? Nearest.unknown(slash < 0 ? "file" : "folder", folder, KINDS.keySet())
                    : "the name of a definition ends with .yaml";
            draft.add(file, new Mistake(Place.START, sentence));
            return;
        }
        switch (kind) {
            case "table" -> define(file, kind, text, draft, TableFile::read).ifPresent(draft.tables::add);
            case "source" -> define(file, kind, text, draft, SourceFile::read).ifPresent(draft.sources::add);
            case "classification" ->
                define(file, kind, text, draft, ClassificationFile::read).ifPresent(draft.classifications::add);
            case "metric" -> define(file, kind, text, draft, MetricFile::read).ifPresent(draft.metrics::add);
            case "quality" -> define(file, kind, text, draft, QualityFile::read).ifPresent(draft.quality::add);
            case "mart" -> define(file, kind, text, draft, MartFile::read).ifPresent(draft.marts::add);
            case "dashboard" ->
                define(file, kind, text, draft, DashboardFile::read).ifPresent(draft.dashboards::add);
            default -> define(file, kind, text, draft, WallFile::read).ifPresent(draft.walls::add);
        }
    }

    private <T> Optional<Definition<T>> define(
            String file, String kind, String text, Draft draft, Function<Fields, T> reader) {
        var mistakes = new ArrayList<Mistake>();
        var read = YamlReader.read(text, mistakes).flatMap(node -> {
            mistakes.addAll(schema(kind).check(node));
            if (!mistakes.isEmpty() || !(node instanceof YamlNode.Entries entries)) {
                return Optional.empty();
            }
            var fields = new Fields(entries, mistakes);
            return Optional.of(new Definition<>(file, fields, reader.apply(fields)));
        });
        mistakes.forEach(mistake -> draft.add(file, mistake));
        return mistakes.isEmpty() ? read : Optional.empty();
    }

    private SchemaCheck schema(String kind) {
        return Optional.ofNullable(schemas.get(kind)).orElseThrow();
    }

    /// What `pack.yaml` says.
    private record Head(String name, String version, Label label, ZoneId zone) {
        Pack with(Draft draft) {
            return new Pack(
                    name,
                    version,
                    label,
                    zone,
                    Draft.values(draft.tables),
                    Draft.values(draft.sources),
                    Draft.values(draft.classifications),
                    Draft.values(draft.metrics),
                    Draft.values(draft.quality),
                    Draft.values(draft.marts),
                    Draft.values(draft.dashboards),
                    Draft.values(draft.walls));
        }
    }
}
