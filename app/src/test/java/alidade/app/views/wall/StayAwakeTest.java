package alidade.app.views.wall;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.views.ImportedDays;
import alidade.app.views.wall.StayAwake.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StayAwakeTest {
    @TempDir
    Path folder;

    private String program(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    @Test
    void eachSystemHasItsWay() throws IOException {
        assertThat(StayAwake.ways("Linux", 7, List.of(folder))).isEmpty();
        var inhibit = program("systemd-inhibit", "");
        var saver = program("xdg-screensaver", "");
        var caffeinate = program("caffeinate", "");

        assertThat(StayAwake.ways("Linux", 7, List.of(folder)))
                .containsExactly(
                        new Way.Hold(List.of(
                                inhibit, "--what=idle:sleep", "--who=Alidade", "--why=wall", "--mode=block", "cat")),
                        new Way.Knock(List.of(saver, "reset")));
        assertThat(StayAwake.ways("Mac OS X", 7, List.of(folder)))
                .containsExactly(new Way.Hold(List.of(caffeinate, "-d", "-i", "-w", "7")));
        assertThat(StayAwake.ways("Windows 11", 7, List.of())).containsExactly(new Way.ExecutionState());
    }

    @Test
    void aProgramThatHoldsRunsUntilTheWallIsLeft() throws IOException {
        var mark = folder.resolve("running");
        // Like systemd-inhibit: runs what it is given, which ends with its input.
        var hold = program("hold", "touch " + mark + "\ncat\nrm " + mark + "\n");
        var awake = StayAwake.begin(List.of(new Way.Hold(List.of(hold))));
        assertThat(mark).exists();
        awake.end();
        ImportedDays.await(() -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().commandLine().orElse("").contains(hold)));
    }

    @Test
    void aProgramThatKnocksIsRunAtOnce() throws IOException {
        var mark = folder.resolve("knocked");
        var awake = StayAwake.begin(List.of(new Way.Knock(List.of(program("knock", "touch " + mark + "\n")))));
        assertThat(mark).exists();
        awake.end();
    }

    @Test
    void whatDoesNotWorkHarmsNothing() throws IOException {
        var awake = StayAwake.begin(List.of(
                new Way.Hold(List.of(folder.resolve("absent").toString())),
                new Way.Hold(List.of(program("refuses", "exit 1\n"))),
                new Way.Knock(List.of(program("fails", "exit 1\n")))));
        awake.end();
        assertThat(ProcessHandle.current()
                        .children()
                        .map(child -> child.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(folder.toString()));
    }
}
