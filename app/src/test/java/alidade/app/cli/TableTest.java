package alidade.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.cli.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void givesIdeographsTwoColumns() {
        var table = new Table(Column.text("平台"), Column.number("value"), Column.text("x"));
        table.row("Hugging Face", "1856", "a").row("百度星河", "7", "b");

        // "Hugging Face" is 12 wide, 平台 4, 百度星河 8.
        assertThat(table.render(0)).isEqualTo("""
                        平台          value  x
                        ────────────  ─────  ─
                        Hugging Face   1856  a
                        百度星河          7  b
                        """);
    }

    @Test
    void cutsTextsButNeverNumbers() {
        var table = new Table(Column.text("name"), Column.number("value"));
        table.row("a name that goes on and on", "12345678901234567890");

        // 36 columns less 20 for the number and 2 for the gap leave 14, one of them for the sign of the cut.
        assertThat(table.render(36).lines().toList().getLast()).isEqualTo("a name that g…  12345678901234567890");
    }

    @Test
    void letsNobodyCommandTheTerminal() {
        var table = new Table(Column.text("name")).row("\u001B[2J\u202Eevil\r\n");

        assertThat(table.render(0)).endsWith("\uFFFD[2J\uFFFDevil\uFFFD\uFFFD\n");
    }

    @Test
    void countsMarksAsNothingAndEmojiAsTwo() {
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("👋")).isEqualTo(2);
        assertThat(TextWidth.of("한글")).isEqualTo(4);
        assertThat(TextWidth.of("ａ")).isEqualTo(2);
    }
}
