package alidade.fetch.pac;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On Wednesday, 2026-11-25, 13:45:30, unless a case says otherwise.
class CalendarTest {
    private static final Calendar NOW = at("2026-11-25T13:45:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WED             | true
            wed             | true
            THU             | false
            MON FRI         | true
            WED WED         | true
            SAT SUN         | false
            # over the turn of the week: Saturday to Wednesday has it, Friday to Tuesday has not
            SAT WED         | true
            FRI TUE         | false
            XYZ             | false
            MON TUE WED     | false
            ''              | false
            """)
    void weekdays(String words, boolean expected) {
        assertThat(NOW.isWeekday(list(words))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25                        | true
            24                        | false
            20 25                     | true
            26 31                     | false
            # over the turn of the month: the 24th to the 3rd
            24 3                      | true
            NOV                       | true
            OCT                       | false
            OCT DEC                   | true
            # over the turn of the year: October to March has November, December to October has not
            OCT MAR                   | true
            DEC OCT                   | false
            2026                      | true
            2025                      | false
            2025 2027                 | true
            2027 2030                 | false
            1 NOV 30 NOV              | true
            26 NOV 31 DEC             | false
            1 DEC 25 NOV              | true
            1 DEC 24 NOV              | false
            OCT 2026 DEC 2026         | true
            DEC 2026 JAN 2027         | false
            24 NOV 2026 25 NOV 2026   | true
            26 NOV 2026 25 NOV 2027   | false
            26 NOV 2025 25 NOV 2026   | true
            # the two ends have to be of one kind
            25 NOV                    | false
            1 NOV NOV 30              | false
            nonsense                  | false
            ''                        | false
            """)
    void dates(String words, boolean expected) {
        assertThat(NOW.isDate(list(words))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13                 | true
            12                 | false
            # both hours belong to it, as in browsers: 13:45 is in the hour 13
            9 13               | true
            13 17              | true
            14 17              | false
            # over midnight
            22 13              | true
            22 6               | false
            13 0 13 45         | true
            13 46 14 0         | false
            13 45 13 45        | true
            13 45 30 13 45 30  | true
            13 45 31 14 0 0    | false
            23 0 0 13 45 29    | false
            23 0 0 13 45 30    | true
            13 45 30           | false
            x                  | false
            ''                 | false
            """)
    void times(String words, boolean expected) {
        assertThat(NOW.isTime(list(words))).isEqualTo(expected);
    }

    private static Calendar at(String time) {
        return new Calendar(ZonedDateTime.parse(time));
    }

    private static List<String> list(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }
}
