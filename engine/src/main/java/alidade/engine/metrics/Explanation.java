package alidade.engine.metrics;

import alidade.engine.log.EntryId;
import alidade.resources.packs.Label;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a value came about: enough for a reader to work it out again without us.
///
/// @param derivation the metric and what it is made of
/// @param definition the metric as a sentence
/// @param difference what this version changed against the one before
/// @param sql over the standard tables, never over a mart; `?` for each of `parameters`; gives one row with a
///     column `amount`
/// @param components numerator and denominator, both ends of a growth, or the one sum
/// @param rows the records behind it, largest first, at most 1,000; `rowsInAll` tells how many there are
/// @param withheld entries of the table whose rows live on another node and are not in the value, the last
///     sealed first, at most 1,000; `withheldInAll` tells how many there are
public record Explanation(
        Derivation derivation,
        Label definition,
        Optional<Label> difference,
        LocalDate date,
        Map<String, Optional<String>> dimensions,
        Optional<BigDecimal> value,
        Optional<String> reason,
        String sql,
        List<Object> parameters,
        Map<String, Long> vector,
        List<Component> components,
        List<Row> rows,
        long rowsInAll,
        List<WithheldEntry> withheld,
        long withheldInAll) {
    public Explanation {
        parameters = List.copyOf(parameters);
        components = List.copyOf(components);
        rows = List.copyOf(rows);
        withheld = List.copyOf(withheld);
    }

    public String metric() {
        return derivation.metric();
    }

    public String version() {
        return derivation.version();
    }

    /// The SQL with its values written in, as any SQL client takes it.
    public String boundSql() {
        return BoundSql.of(sql, parameters);
    }

    /// @param name `value`, `numerator`, `denominator`, `now`, `before`
    /// @param shares add up to the component's value; for a maximum the one entry whose row it is
    public record Component(String name, LocalDate date, Optional<BigDecimal> value, List<Share> shares) {
        public Component {
            shares = List.copyOf(shares);
        }
    }

    /// @param quality score of the source and day that the entry contributed
    public record Share(
            EntryId entry,
            String batch,
            String source,
            Instant sealedAt,
            BigDecimal amount,
            long rows,
            Optional<BigDecimal> quality) {}

    /// @param amount what the record adds to the component
    public record Row(
            String component,
            String sourceRecordId,
            LocalDate observedOn,
            EntryId entry,
            BigDecimal amount,
            Map<String, String> columns) {}
}
