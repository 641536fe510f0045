package alidade.resources.packs;

import alidade.resources.packs.Classification.ClassLabel;
import alidade.resources.packs.Classification.Rule;
import alidade.resources.packs.Classification.Version;

/// A file under `classifications/`.
final class ClassificationFile {
    private ClassificationFile() {}

    static Classification read(Fields file) {
        return new Classification(
                file.text("classification"),
                file.label("label"),
                file.text("table"),
                file.each("versions", ClassificationFile::version),
                file.each("values", value -> new ClassLabel(value.text("value"), value.label("label"))));
    }

    private static Version version(Fields version) {
        return new Version(
                version.text("version"),
                version.date("effective"),
                version.label("description"),
                version.each("rules", rule -> new Rule(rule.filter("when"), rule.text("then"))),
                version.text("otherwise"));
    }
}
