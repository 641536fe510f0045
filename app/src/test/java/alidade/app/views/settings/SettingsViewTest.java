package alidade.app.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Background;
import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.views.ImportedDays;
import alidade.app.views.settings.SettingsViewModel.Part;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settings over a real workspace on a real disk.
class SettingsViewTest {
    private static final Map<String, String> WITH_FILE = Map.of(AccountFile.PASSPHRASE, "open sesame");

    @TempDir
    Path folder;

    private Path workspace;
    private Engine engine;
    private final List<Path> opened = new ArrayList<>();
    private final Appearance appearance = Appearance.of(Theme.LIGHT, Locale.ENGLISH);

    @BeforeEach
    void open() {
        workspace = folder.resolve("workspace");
        engine = Engine.open(workspace, EngineOptions.usual().withHome(folder.resolve("home")));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /// A view and its model.
    private record Room(SettingsViewModel model, Scene scene) {
        <T> T shown(Supplier<T> look) {
            return Display.ask(() -> {
                Picture.settle(scene);
                return look.get();
            });
        }

        void press(String id) {
            shown(() -> {
                ((ButtonBase) scene.lookup("#" + id)).fire();
                return true;
            });
        }

        String text(String id) {
            return shown(() -> ((Labeled) scene.lookup("#" + id)).getText());
        }

        boolean has(String id) {
            return shown(() -> scene.lookup("#" + id) != null);
        }

        void await(String id, String text) {
            ImportedDays.await(() -> {
                Picture.settle(scene);
                return scene.lookup("#" + id) instanceof Labeled label
                        && label.getText().equals(text);
            });
        }
    }

    private Room room(Map<String, String> environment, Locale language) {
        Optional<Consumer<Path>> opener = Optional.of(opened::add);
        var model = new SettingsViewModel(
                new SettingsReader(engine, workspace, environment),
                appearance,
                Optional.empty(),
                opener,
                Background.onVirtualThreads());
        var scene = Display.ask(() -> {
            var view = new SettingsView(model, Wording.in(language), false);
            var made = new Scene(new StackPane(view), 1660, 960);
            made.getStylesheets().setAll(Theme.LIGHT.sheets());
            model.load();
            return made;
        });
        ImportedDays.await(() -> model.storage().get() instanceof Part.Shown
                && !(model.routes().get() instanceof Part.Loading)
                && model.accounts().get() instanceof Part.Shown);
        return new Room(model, scene);
    }

    private static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }

    private static String everythingShown(Room room) {
        return room.shown(() -> {
            var words = new StringBuilder();
            for (var node : all(room.scene().getRoot())) {
                if (node instanceof Labeled label) words.append(label.getText()).append('\n');
                if (node instanceof Text text) words.append(text.getText()).append('\n');
                if (node instanceof TextInputControl field)
                    words.append(field.getText()).append('\n');
                words.append(node.getAccessibleText()).append('\n').append(node).append('\n');
            }
            return words.toString();
        });
    }

    private static void type(Room room, String account, String secret) {
        room.press("settings-account-" + account + "-set");
        room.shown(() -> {
            ((PasswordField) room.scene().lookup("#settings-account-" + account + "-secret")).setText(secret);
            return true;
        });
        room.press("settings-account-" + account + "-keep");
    }

    @Test
    void theRoomThatDataTakesIsThatOfItsFiles() throws IOException {
        Files.createDirectories(workspace.resolve("landing/2026"));
        Files.write(workspace.resolve("landing/2026/page"), new byte[123_456]);
        Files.createDirectories(workspace.resolve("packs/own"));
        Files.write(workspace.resolve("packs/own/pack.yaml.draft"), new byte[940]);
        long log = size(workspace.resolve("log"));
        var english = room(Map.of(), Locale.ENGLISH);

        assertThat(english.text("settings-storage-path")).isEqualTo(workspace.toString());
        assertThat(english.text("settings-storage-landing")).isEqualTo("123.5 kB");
        assertThat(english.text("settings-storage-packs")).isEqualTo("940 B");
        assertThat(english.text("settings-storage-log")).isEqualTo(kilobytes(log));
        var counted = Display.ask(
                () -> ((Part.Shown<Storage>) english.model().storage().get()).reading());
        assertThat(counted.bytes()).isEqualTo(size(workspace));
        assertThat(counted.parts().stream().mapToLong(Storage.Part::files).sum())
                .isEqualTo(files(workspace));
        assertThat(room(Map.of(), Locale.SIMPLIFIED_CHINESE).text("settings-storage-total"))
                .startsWith("共 ");

        english.press("settings-storage-open");
        ImportedDays.await(() -> !opened.isEmpty());
        assertThat(opened).containsExactly(workspace);
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aWorkspaceThatVanishedIsToldInASentence() {
        var model = new SettingsViewModel(
                new SettingsReader(engine, folder.resolve("gone"), Map.of()),
                appearance,
                Optional.empty(),
                Optional.empty(),
                Background.onVirtualThreads());
        Display.ask(() -> {
            model.load();
            return true;
        });
        ImportedDays.await(() -> model.storage().get() instanceof Part.Failed);

        assertThat(Display.ask(() -> ((Part.Failed<Storage>) model.storage().get()).sentence()))
                .contains("gone");
    }

    @Test
    void whatIsChosenCountsAtOnce() {
        var room = room(Map.of(), Locale.ENGLISH);
        room.press("settings-theme-dark");
        room.press("settings-text-150");
        room.press("settings-motion-reduced");
        room.press("settings-language-zh");

        assertThat(Preferences.usual().with(appearance))
                .isEqualTo(new Preferences(
                        Optional.of("zh"), Theme.DARK, 150, Preferences.Motion.REDUCED, Optional.empty(), ""));
    }

    @Test
    void aSecretIsKeptReplacedAndRemovedAndNeverShown() throws IOException {
        var room = room(WITH_FILE, Locale.ENGLISH);
        assertThat(room.text("settings-account-hugging-face-state")).isEqualTo("not set, can do without");
        assertThat(room.text("settings-accounts-home"))
                .isEqualTo("New secrets go to the encrypted file accounts.enc of the workspace.");

        type(room, "hugging-face", "  hf_FirstSecret123 ");
        room.await("settings-account-hugging-face-state", "in the encrypted file");
        assertThat(kept()).contains(new Secret("hf_FirstSecret123"));
        assertThat(room.text("settings-account-hugging-face-set")).isEqualTo("Replace");

        type(room, "hugging-face", "hf_SecondSecret456");
        ImportedDays.await(() -> kept().equals(Optional.of(new Secret("hf_SecondSecret456"))));
        room.await("settings-account-hugging-face-state", "in the encrypted file");
        assertThat(everythingShown(room))
                .doesNotContain("FirstSecret", "SecondSecret")
                .contains("hugging-face");
        try (var files = Files.walk(workspace)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("FirstSecret", "SecondSecret");
            }
        }

        room.press("settings-account-hugging-face-remove");
        assertThat(kept()).isPresent();
        room.press("settings-account-hugging-face-sure");
        room.await("settings-account-hugging-face-state", "not set, can do without");
        assertThat(kept()).isEmpty();
    }

    /// As a run of the engine finds it.
    private Optional<Secret> kept() {
        return Accounts.usual(WITH_FILE, AccountFile.in(workspace)).secret("hugging-face");
    }

    @Test
    void theFieldIsEmptyAsSoonAsTheSecretIsGivenAway() {
        var room = room(WITH_FILE, Locale.ENGLISH);
        room.press("settings-account-gitee-set");
        var field = room.shown(() -> (PasswordField) room.scene().lookup("#settings-account-gitee-secret"));
        room.shown(() -> {
            field.setText("SomeSecret");
            return true;
        });
        room.press("settings-account-gitee-keep");
        var left = Display.ask(() -> field.getText());
        room.await("settings-account-gitee-state", "in the encrypted file");

        assertThat(left).isEmpty();
    }

    @Test
    void whereNothingCanBeKeptThereIsNoButtonAndASentenceSaysWhy() {
        var room = room(Map.of(), Locale.SIMPLIFIED_CHINESE);

        assertThat(room.has("settings-account-hugging-face-set")).isFalse();
        assertThat(room.text("settings-accounts-home")).contains("没有钥匙串", "ALIDADE_PASSPHRASE");
    }

    @Test
    void aFileThatThePassphraseDoesNotOpenIsLeftAsItIs() throws IOException {
        ((AccountFile.Opening.Opened) AccountFile.open(AccountFile.in(workspace), "another".toCharArray()))
                .accounts()
                .put("gitee", new Secret("OldSecret"));
        var before = Files.readAllBytes(AccountFile.in(workspace));
        var room = room(WITH_FILE, Locale.ENGLISH);
        type(room, "hugging-face", "NewSecret");
        ImportedDays.await(() -> room.model().trouble().get().isPresent());

        assertThat(room.text("settings-accounts-trouble"))
                .contains("the passphrase does not open", "not changed")
                .doesNotContain("NewSecret");
        assertThat(Files.readAllBytes(AccountFile.in(workspace))).isEqualTo(before);
    }

    @Test
    void anAccountOfTheEnvironmentGoesBeforeAndCannotBeSetHere() {
        var room = room(
                Map.of(AccountFile.PASSPHRASE, "x", "ALIDADE_ACCOUNT_HUGGING_FACE", "EnvironmentSecret"),
                Locale.ENGLISH);

        assertThat(room.text("settings-account-hugging-face-state")).isEqualTo("from the environment");
        assertThat(room.has("settings-account-hugging-face-set")).isFalse();
        assertThat(everythingShown(room))
                .contains("ALIDADE_ACCOUNT_HUGGING_FACE")
                .doesNotContain("EnvironmentSecret");
    }

    @Test
    void routesAreShownAsTheFileSaysThem() throws IOException {
        assertThat(room(Map.of(), Locale.ENGLISH).text("settings-routes-none")).startsWith("There is no routes.yaml");

        Files.writeString(workspace.resolve("routes.yaml"), """
                use: vpn
                profiles:
                  - profile: office
                    regions:
                      - {region: global, way: http_proxy, proxy: "proxy.example:3128", account: office-proxy}
                    otherwise: {way: system}
                  - profile: vpn
                    otherwise: {way: socks5, proxy: "127.0.0.1:1080"}
                """);
        var room = room(WITH_FILE, Locale.ENGLISH);
        assertThat(room.has("settings-routes-in-use-vpn")).isTrue();
        assertThat(room.has("settings-routes-in-use-office")).isFalse();
        assertThat(room.text("settings-account-office-proxy-state")).isEqualTo("missing");
        assertThat(everythingShown(room))
                .contains("HTTP proxy · proxy.example:3128 · account office-proxy", "SOCKS5 proxy · 127.0.0.1:1080");

        Files.writeString(workspace.resolve("routes.yaml"), "use: nowhere\nprofiles: []\n");
        var broken = room(WITH_FILE, Locale.ENGLISH);
        assertThat(broken.shown(
                        () -> broken.scene().lookup("#settings-routes-state").getAccessibleText()))
                .startsWith("Cannot be shown")
                .contains("routes.yaml:");
        assertThat(broken.has("settings-account-hugging-face-state")).isTrue();
    }

    @Test
    void everyControlHasANameAndCanBeRead() {
        var room = room(WITH_FILE, Locale.SIMPLIFIED_CHINESE);
        room.press("settings-account-gitee-set");
        var nameless = room.shown(() -> all(room.scene().getRoot()).stream()
                .filter(node -> node instanceof ButtonBase || node instanceof TextInputControl)
                .filter(node -> node.getId() == null
                        || node.getAccessibleText() == null
                        || node.getAccessibleText().isBlank())
                .map(Node::toString)
                .toList());

        assertThat(nameless).isEmpty();
    }
}
