package alidade.resources.packs;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.Filter.Operator;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterReaderTest {
    @Test
    void notBindsBeforeAndAndBeforeOr() {
        var a = new Filter.Compare("a", Operator.EQUAL, new BigDecimal("1"));
        var b = new Filter.Missing("b");
        var c = new Filter.StartsWith("c", "x");

        assertThat(FilterReader.read("a = 1 or b is missing and not c starts with 'x'"))
                .isEqualTo(new FilterReading.Read(
                        new Filter.Or(List.of(a, new Filter.And(List.of(b, new Filter.Not(c)))))));
        assertThat(FilterReader.read("(a = 1 or b is missing) and not c starts with 'x'"))
                .isEqualTo(new FilterReading.Read(
                        new Filter.And(List.of(new Filter.Or(List.of(a, b)), new Filter.Not(c)))));
    }

    @Test
    void betweenTakesBothEnds() {
        assertThat(FilterReader.read("a between 1 and 5 and b is not missing"))
                .isEqualTo(new FilterReading.Read(new Filter.And(List.of(
                        new Filter.And(List.of(
                                new Filter.Compare("a", Operator.AT_LEAST, new BigDecimal("1")),
                                new Filter.Compare("a", Operator.AT_MOST, new BigDecimal("5")))),
                        new Filter.Not(new Filter.Missing("b"))))));
    }

    @Test
    void anEmptyTextHoldsAlways() {
        assertThat(FilterReader.read(" ")).isEqualTo(new FilterReading.Read(new Filter.Everything()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a == 1 | 4 | found '=', expected a text in single quotes or a number
            a = "x" | 5 | found ": a text stands in straight single quotes, 'like this'
            a = ‘x’ | 5 | found ‘: a text stands in straight single quotes, 'like this'
            a = 'x | 5 | this text has no closing quote; a quote inside a text is written ''
            a = x | 5 | found 'x', expected a text in single quotes or a number
            a = 1.5.2 | 5 | found 1.5.2, expected a decimal number such as 10 or 0.5
            a & b | 3 | found &, which means nothing in a filter
            a | 2 | found the end of the filter, expected =, !=, <, <=, >, >=, in, contains, starts with, is missing or between
            a in () | 7 | found ')', expected a text in single quotes or a number
            a in ('x' | 10 | found the end of the filter, expected ')'
            a contains 5 | 12 | found the number 5, expected a text in single quotes
            a contains '' | 12 | the text '' is contained in every text: leave the condition out
            a not in ('x') | 3 | found 'not' behind a name: write not (a …) instead
            a = 1 b = 2 | 7 | found 'b', expected 'and', 'or' or the end of the filter
            a = 1 and | 10 | found the end of the filter, expected the name of a column or classification
            and = 1 | 1 | found 'and', expected the name of a column or classification
            a is gone | 6 | found 'gone', expected 'missing'
            """)
    void aMistakeIsToldWithItsColumn(String text, int column, String sentence) {
        assertThat(FilterReader.read(text)).isEqualTo(new FilterReading.Refused(column, sentence));
    }

    @Test
    void nestingAndLengthAreLimited() {
        assertThat(FilterReader.read("not ".repeat(2000) + "a = 1"))
                .isEqualTo(new FilterReading.Refused(257, "nested more than 64 levels deep, which no filter needs"));
        assertThat(FilterReader.read("(".repeat(9000))).isInstanceOf(FilterReading.Refused.class);
        assertThat(FilterReader.read("a = '" + "x".repeat(10_000) + "'"))
                .isEqualTo(new FilterReading.Refused(1, "the filter has 10006 characters, at most 10000 are read"));
    }
}
