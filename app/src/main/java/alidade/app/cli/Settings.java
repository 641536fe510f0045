package alidade.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options of every command; they may stand before and after its name.
@SuppressWarnings("NullAway.Init") // picocli fills in the annotated fields.
final class Settings {
    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            defaultValue = "${env:ALIDADE_WORKSPACE:-${sys:user.home}/.alidade/workspace}",
            description = "${bundle:cli.option.workspace}",
            scope = ScopeType.INHERIT)
    Path workspace;

    @Option(names = "--json", description = "${bundle:cli.option.json}", scope = ScopeType.INHERIT)
    boolean json;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "${bundle:cli.option.lang}",
            scope = ScopeType.INHERIT)
    Language language;

    @Option(names = "--quiet", description = "${bundle:cli.option.quiet}", scope = ScopeType.INHERIT)
    boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "${bundle:cli.option.help}",
            scope = ScopeType.INHERIT)
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "${bundle:cli.option.version}",
            scope = ScopeType.INHERIT)
    boolean version;

    /// The languages that the program speaks.
    @SuppressWarnings("JavaLangClash")
    enum Language {
        zh,
        en
    }
}
