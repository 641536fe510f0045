package alidade.app.gallery;

import static alidade.app.specimens.Specimen.state;

import alidade.app.specimens.Hard;
import alidade.app.specimens.Specimen;
import alidade.app.widgets.Formats;
import alidade.app.widgets.Icons;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.Spans;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.StepSentence;
import alidade.app.widgets.Wording;
import alidade.engine.pipeline.Step;
import alidade.resources.packs.DashboardDefinition.Format;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is written: texts, badges, numbers, sentences, and what stands where there is nothing to show.
final class WordSpecimens {
    private static final double SPACE = 8;
    private static final double NOTE_WIDTH = 420;
    private static final double NARROW = 240;

    private final Wording wording;

    WordSpecimens(Wording wording) {
        this.wording = wording;
    }

    List<Specimen> all() {
        return List.of(
                new Specimen(
                        Nodes.class,
                        List.of(
                                state("usual", this::texts),
                                state("badges", this::badges),
                                state("long", () -> shortened(Hard.LONG)),
                                state("hangul", () -> shortened(Hard.HANGUL)),
                                state("emoji", () -> shortened(Hard.EMOJI)))),
                new Specimen(Icons.class, List.of(state("usual", WordSpecimens::icons))),
                new Specimen(
                        StateNote.class,
                        List.of(
                                state("loading", () -> note("state.loading", "")),
                                state("empty", () -> note("state.empty", wording.get("state.empty.hint"))),
                                state("past", () -> note("state.empty", wording.get("state.empty.past"))),
                                state("error", () -> note("state.failed", Hard.SENTENCE)))),
                new Specimen(
                        Formats.class,
                        List.of(
                                state("usual", () -> numbers(new BigDecimal("1250.5"))),
                                state("none", () -> numbers(BigDecimal.ZERO)),
                                state("huge", () -> numbers(Hard.HUGE)),
                                state("negative", () -> numbers(Hard.NEGATIVE)))),
                new Specimen(Wording.class, List.of(state("usual", this::moments), state("error", this::reasons))),
                new Specimen(StepSentence.class, List.of(state("usual", this::steps))),
                new Specimen(Spans.class, List.of(state("usual", this::spans))));
    }

    /// Less than a minute, minutes, hours with and without minutes, days.
    private Region spans() {
        return column(Stream.of(40L, 180L, 7_200L, 7_500L, 400_000L).map(seconds ->
                (Region) Nodes.text(new Spans(wording).span(Duration.ofSeconds(seconds)), "text-body")));
    }

    private Region texts() {
        return column(Stream.of(
                        "text-headline",
                        "text-title",
                        "text-figure",
                        "text-strong",
                        "text-body",
                        "text-small",
                        "text-note",
                        "head-text",
                        "part-title")
                .map(style -> (Region) Nodes.text(wording.get("shell.title") + " 12.5M · " + style, style)));
    }

    private Region badges() {
        var badges = new FlowPane(SPACE, SPACE);
        badges.setPrefWrapLength(NOTE_WIDTH);
        for (var style : List.of("good", "warn", "bad", "plain", "accent", "solid")) {
            badges.getChildren().add(Nodes.badge(wording.get("gallery.badge." + style), style));
        }
        return badges;
    }

    private static Region shortened(String text) {
        var label = Nodes.shortening(text, "text-body");
        label.setMaxWidth(NARROW);
        var row = new HBox(SPACE, label, Nodes.text("12,345", "text-strong"));
        row.setMaxWidth(NOTE_WIDTH);
        return row;
    }

    private static Region icons() {
        var icons = new HBox(
                SPACE * 2,
                Stream.of(
                                Icons.OVERVIEW,
                                Icons.EXPLORE,
                                Icons.BOARD,
                                Icons.QUALITY,
                                Icons.SYNC,
                                Icons.HELP,
                                Icons.SETTINGS,
                                Icons.TICK,
                                Icons.WARNING,
                                Icons.MARK,
                                Icons.SUN,
                                Icons.MOON,
                                Icons.WALL)
                        .map(Nodes::icon)
                        .toArray(javafx.scene.Node[]::new));
        icons.setAlignment(Pos.CENTER_LEFT);
        return icons;
    }

    private Region note(String key, String sentence) {
        var note = new StateNote("gallery-note", wording.get(key), sentence);
        note.setMaxWidth(NOTE_WIDTH);
        return note;
    }

    /// A number in each way that a tile may write it.
    private Region numbers(BigDecimal value) {
        var formats = wording.formats();
        var small = value.movePointLeft(Math.max(0, value.precision() - value.scale()));
        return column(Stream.concat(
                Stream.of(Format.values())
                        .map(format -> line(
                                format.name().toLowerCase(Locale.ROOT),
                                formats.show(
                                        format == Format.PERCENT || format == Format.SCORE ? small : value, format))),
                Stream.of(line("bytes", formats.bytes(Math.abs(value.longValue()))))));
    }

    private Region moments() {
        var day = LocalDate.of(2026, 2, 28);
        return column(Stream.of(
                line("day", wording.formats().day(day)),
                line("moment", wording.formats().moment(Instant.parse("2026-02-28T23:59:59Z"), ZoneOffset.UTC)),
                line("unit", wording.unit("downloads"))));
    }

    private Region reasons() {
        return column(Stream.of(
                        wording.reason("no observation on or before 2026-11-13"),
                        wording.reason("a reason that nobody has translated"))
                .map(reason -> (Region) Nodes.text(reason, "text-note")));
    }

    private Region steps() {
        var sentence = new StepSentence(wording);
        return column(Stream.of(
                        new Step.Waiting(List.of(Hard.CHINESE, Hard.HANGUL)),
                        new Step.Read(Hard.CHINESE + ".csv", 1_250_000),
                        new Step.Replayed(41, 1_250),
                        new Step.Publishing("marts"))
                .map(step -> (Region) Nodes.shortening(sentence.of(step), "text-note")));
    }

    private static Region line(String name, String value) {
        return new HBox(SPACE, Nodes.text(name, "text-note"), Nodes.text(value, "text-strong"));
    }

    private static VBox column(Stream<Region> lines) {
        return new VBox(SPACE / 2, lines.toArray(Region[]::new));
    }
}
