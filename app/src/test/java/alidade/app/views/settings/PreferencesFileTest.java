package alidade.app.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.Preferences.Motion;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesFileTest {
    @TempDir
    Path folder;

    private Path path;
    private PreferencesFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("alidade/settings.json");
        file = new PreferencesFile(path);
    }

    @Test
    void itLiesWhereEachSystemKeepsSuchFiles() {
        var home = Path.of("/home/ann");

        assertThat(PreferencesFile.usual("Linux", Map.of(), home))
                .isEqualTo(Path.of("/home/ann/.config/alidade/settings.json"));
        assertThat(PreferencesFile.usual("Linux", Map.of("XDG_CONFIG_HOME", "/etc/ann"), home))
                .isEqualTo(Path.of("/etc/ann/alidade/settings.json"));
        assertThat(PreferencesFile.usual("Mac OS X", Map.of(), home))
                .isEqualTo(Path.of("/home/ann/Library/Application Support/Alidade/settings.json"));
        assertThat(PreferencesFile.usual("Windows 11", Map.of("APPDATA", "/roaming"), home))
                .isEqualTo(Path.of("/roaming/Alidade/settings.json"));
    }

    @Test
    void withoutAFileEverythingIsAsUsualAndNothingIsWritten() {
        assertThat(file.read()).isEqualTo(new PreferencesFile.Reading(Preferences.usual(), Optional.empty()));
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        long seed = Long.getLong("alidade.seed", System.nanoTime());
        System.out.println("PreferencesFileTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var preferences = any(random);
            file.write(preferences);
            assertThat(file.read())
                    .as("seed %d, %d", seed, i)
                    .isEqualTo(new PreferencesFile.Reading(preferences, Optional.empty()));
        }
    }

    private static Preferences any(Random random) {
        return new Preferences(
                List.of(Optional.<String>empty(), Optional.of("zh"), Optional.of("en"))
                        .get(random.nextInt(3)),
                Theme.values()[random.nextInt(2)],
                Preferences.TEXT_PERCENTS.get(random.nextInt(6)),
                Motion.values()[random.nextInt(3)],
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Placement(
                                random.nextInt(-4000, 4000),
                                random.nextDouble(-4000, 4000),
                                random.nextInt(1, 5000),
                                random.nextDouble(1, 5000),
                                random.nextBoolean())),
                List.of("", "quality", "\"{,\\ 设置").get(random.nextInt(3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what stands in the file | what is said about it
            `{"theme": "dark"`                  | line 1 is no JSON
            `[1, 2]`                            | it holds no settings
            `{"theme": "purple"}`               | theme is 'purple', which is not known
            `{"theme": 7}`                      | theme is 7, and has to be a text
            `{"language": "fr"}`                | the language is 'fr', and can be [zh, en]
            `{"text_percent": 115}`             | the text size is 115 %, and can be [100, 110, 125, 150, 175, 200]
            `{"text_percent": "big"}`           | text_percent is "big", and has to be a number
            `{"window": {"x": 1e300, "y": 0, "width": 1, "height": 1}}` | no window stands at 1.0E300
            `{"window": {"x": 1, "y": 0}}`      | width is , and has to be a number
            ``                                  | it holds no settings
            """)
    void aFileThatCannotBeUsedIsKeptBesideAndToldInASentence(String text, String told) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        var reading = file.read();

        assertThat(reading.preferences()).isEqualTo(Preferences.usual());
        assertThat(reading.problem().orElseThrow()).startsWith(path.toString()).contains(told, "settings.json.bad");
        assertThat(path).doesNotExist();
        assertThat(path.resolveSibling("settings.json.bad")).hasContent(text);
        assertThat(file.read().problem()).isEmpty();
    }

    @Test
    void aFileOfGarbageIsNotReadWhole() throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[70_000]);

        assertThat(file.read().problem().orElseThrow()).contains("more than 65536 bytes");
    }

    @Test
    void whatALaterVersionWroteIsLeftOutOfAccount() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"theme\": \"dark\", \"hologram\": true}");

        assertThat(file.read().preferences().theme()).isEqualTo(Theme.DARK);
        assertThat(file.read().problem()).isEmpty();
    }

    @Test
    void everyChangeOfTheLooksIsWrittenDown() {
        var keeper = new PreferencesKeeper(file, Preferences.usual(), Background.onVirtualThreads());
        Display.ask(() -> {
            var appearance = new Appearance(Preferences.usual(), Locale.ENGLISH);
            keeper.follow(appearance);
            appearance.theme().set(Theme.DARK);
            appearance.speak(Locale.SIMPLIFIED_CHINESE);
            appearance.textPercent().set(150);
            appearance.motion().set(Motion.REDUCED);
            return true;
        });
        var wanted = new Preferences(Optional.of("zh"), Theme.DARK, 150, Motion.REDUCED, Optional.empty(), "");
        ImportedDays.await(() -> file.read().preferences().equals(wanted));

        keeper.keep(Optional.of(new Placement(1, 2, 3, 4, false)), "quality");
        assertThat(file.read().preferences())
                .isEqualTo(wanted.with(Optional.of(new Placement(1, 2, 3, 4, false)), "quality"));
    }
}
