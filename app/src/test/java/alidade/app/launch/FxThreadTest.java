package alidade.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.fx.Display;
import alidade.app.fx.Picture;
import alidade.app.shell.ShellView;
import alidade.app.shell.ShellViewModel;
import alidade.app.views.ImportedDays;
import alidade.app.views.explain.ExplainViewModel;
import alidade.app.views.overview.OverviewViewModel;
import alidade.app.views.settings.Appearance;
import alidade.app.views.settings.PreferencesFile;
import alidade.engine.log.Coverage.Extent;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import alidade.engine.pipeline.Progress;
import alidade.fetch.accounts.AccountFile;
import alidade.resources.theme.Theme;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing but painting runs on the JavaFX thread. The JVM itself tells: its method tracing (JEP 520) records each call
/// of a watched method with thread and stack, so nothing of the program has to be wrapped.
class FxThreadTest {
    private static final String FX = "JavaFX Application Thread";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T04:00:00Z"), ZoneOffset.UTC);

    /// Every way to a file or a database that the program has.
    private static final List<String> OUTSIDE = List.of(
            "com.zaxxer.hikari.HikariDataSource::getConnection",
            "org.h2.jdbc.JdbcStatement::execute",
            "org.h2.jdbc.JdbcStatement::executeQuery",
            "org.h2.jdbc.JdbcStatement::executeUpdate",
            "org.h2.jdbc.JdbcPreparedStatement::execute",
            "org.h2.jdbc.JdbcPreparedStatement::executeQuery",
            "org.h2.jdbc.JdbcPreparedStatement::executeUpdate",
            "org.h2.jdbc.JdbcPreparedStatement::executeBatch",
            "java.nio.file.Files",
            "java.nio.channels.FileChannel::open",
            "java.io.FileInputStream::<init>",
            "java.io.FileOutputStream::<init>",
            "java.io.RandomAccessFile::<init>",
            "java.io.File::exists",
            "java.io.File::length",
            "java.io.File::listFiles",
            "java.lang.ProcessBuilder::start",
            "alidade.fetch.accounts.AccountFile",
            "alidade.fetch.accounts.Keychain");

    /// The program reads its own classes, fonts, style sheets and texts where they are first needed.
    private static final List<String> OF_THE_PROGRAM = List.of(
            "jdk.internal.loader.",
            "java.lang.Class.getResource",
            "sun.net.www.protocol.",
            "java.util.ResourceBundle",
            "com.sun.javafx.font.");

    @TempDir
    Path folder;

    private Workstation workstation;
    private ShellViewModel shell;

    @BeforeEach
    void open() throws IOException {
        var file = folder.resolve("days.csv");
        Files.writeString(file, """
                date,platform,publisher,model_name,download_count
                2026-11-18,Hugging Face,baidu,ERNIE-4.5-21B,100
                2026-11-19,Hugging Face,baidu,ERNIE-4.5-21B,140
                2026-11-19,ModelScope,ann,PaddleOCR-VL-q4,7
                2026-11-20,ModelScope,ann,PaddleOCR-VL-q4,x
                """);
        var options = EngineOptions.usual()
                .withClock(NOON)
                .withHome(folder.resolve("home"))
                .withEnvironment(Map.of(AccountFile.PASSPHRASE, "x"));
        workstation = new Workstation(
                folder.resolve("workspace"), options, new PreferencesFile(folder.resolve("settings.json")));
        workstation
                .engine()
                .importer()
                .run(file, "model-ecosystem", "model_downloads", Extent.COMPLETE, Progress.none(), () -> false);
        shell = workstation.shell(Appearance.of(Theme.LIGHT, Locale.ENGLISH), Optional.empty());
        Display.ask(() -> true);
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    /// Everything that the engine hands out and that does something: found by its own door, so that a new one is
    /// watched too.
    private static TreeSet<String> doors() {
        var doors = new TreeSet<String>();
        doors.add(Engine.class.getName());
        Stream.of(Engine.class.getMethods())
                .map(method -> method.getReturnType())
                .filter(type -> type.getName().startsWith("alidade."))
                .filter(type -> !type.isRecord() && !type.isEnum() && !Modifier.isAbstract(type.getModifiers()))
                .forEach(type -> doors.add(type.getName()));
        return doors;
    }

    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }

    /// What the JavaFX thread did meanwhile that it must not do: the watched method and who called it.
    private List<String> watched(Act act) throws Exception {
        var filter = String.join(";", OUTSIDE) + ";" + String.join(";", doors());
        var file = folder.resolve("trace.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.MethodTrace").with("filter", filter).withStackTrace();
            recording.start();
            act.run();
            recording.stop();
            recording.dump(file);
        }
        var events = RecordingFile.readAllEvents(file);
        assertThat(events).as("calls on any thread").isNotEmpty();
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.MethodTrace"))
                .filter(event -> FX.equals(event.getThread().getJavaName()))
                .filter(event -> frames(event).stream()
                        .noneMatch(frame -> OF_THE_PROGRAM.stream().anyMatch(frame::startsWith)))
                .map(event -> frames(event).stream()
                        .filter(frame -> !frame.startsWith("alidade.app.fx."))
                        .limit(6)
                        .toList()
                        .toString())
                .distinct()
                .toList();
    }

    private static List<String> frames(RecordedEvent event) {
        var frames = new ArrayList<String>();
        RecordedMethod watched = event.getValue("method");
        frames.add(watched.getType().getName() + "." + watched.getName());
        if (event.getStackTrace() == null) return frames;
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            frames.add(frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName());
        }
        return frames;
    }

    private static List<Node> all(Node node) {
        var nodes = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> nodes.addAll(all(child)));
        return nodes;
    }

    private static void rest(Scene scene) throws InterruptedException {
        // Whatever runs in the background comes back to the painter within this time, or it is not waited for.
        for (int i = 0; i < 6; i++) {
            Thread.sleep(150);
            Display.ask(() -> {
                Picture.settle(scene);
                return true;
            });
        }
    }

    @Test
    void nothingButPaintingRunsOnTheJavaFxThread() throws Exception {
        var visited = new TreeSet<String>();
        var wrong = watched(() -> {
            var scene = Display.ask(() -> {
                var made = new ShellView(shell).asScene(1920, 1080);
                shell.reload();
                return made;
            });
            ImportedDays.await(() -> shell.overview().state().get() instanceof OverviewViewModel.State.Shown);
            for (var place : shell.places().all()) {
                Display.ask(() -> {
                    shell.places().show(place);
                    return true;
                });
                rest(scene);
                Display.ask(() -> {
                    shell.reload();
                    all(scene.getRoot()).stream()
                            .filter(node -> node instanceof TextField field && field.isEditable())
                            .forEach(field -> ((TextField) field).setText("ernie"));
                    return true;
                });
                rest(scene);
                visited.add(place.id());
            }
            Display.ask(() -> {
                shell.places().show(0);
                shell.switchTheme();
                shell.switchLanguage();
                Picture.settle(scene);
                all(scene.lookup("#overview")).stream()
                        .filter(node -> node.getStyleClass().contains("clickable"))
                        .findFirst()
                        .ifPresent(FxThreadTest::click);
                return true;
            });
            ImportedDays.await(() -> shell.explain().state().get() instanceof ExplainViewModel.State.Shown);
            rest(scene);
        });

        assertThat(wrong).isEmpty();
        assertThat(visited).contains("overview", "explore", "board", "quality", "help", "settings");
    }

    private static void click(Node node) {
        node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    /// The test of the test: one wrong call of each kind, each of which has to be found.
    @Test
    void aFileADatabaseAndTheEngineAreFoundOutOnTheJavaFxThread() throws Exception {
        var wrong = watched(() -> Display.ask(() -> {
            var there = Files.exists(folder.resolve("days.csv"));
            var rows = workstation.engine().store().read(reader -> {
                try (var statement = reader.createStatement();
                        var row = statement.executeQuery("select count(*) from log.entry")) {
                    return row.next();
                }
            });
            var packs = workstation.engine().definitions().current();
            return there && rows && packs.isEmpty();
        }));

        assertThat(wrong).anyMatch(call -> call.contains("java.nio.file.Files.exists"));
        assertThat(wrong).anyMatch(call -> call.contains("org.h2.jdbc.JdbcStatement.executeQuery"));
        assertThat(wrong).anyMatch(call -> call.contains("com.zaxxer.hikari.HikariDataSource.getConnection"));
        assertThat(wrong).anyMatch(call -> call.contains("alidade.engine.store.Definitions.current"));
    }

    @Test
    void theSameCallsOnAnotherThreadAreNoneOfItsBusiness() throws Exception {
        var wrong = watched(() -> Files.exists(folder.resolve("days.csv")));

        assertThat(wrong).isEmpty();
    }
}
