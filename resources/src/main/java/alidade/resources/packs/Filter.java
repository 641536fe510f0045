package alidade.resources.packs;

import java.util.List;

/// A condition over the columns and classifications of a table, in the grammar of packs and of `--where`.
///
/// A comparison with a missing value is false, so `not (x = 'a')` holds where x is missing: two values, never three.
/// `contains` and `starts with` pay no regard to case (of `Locale.ROOT`); `=` and `in` do.
/// A literal is a `String` or a `java.math.BigDecimal`.
public sealed interface Filter {
    /// Holds always.
    record Everything() implements Filter {}

    record Compare(String name, Operator operator, Object value) implements Filter {}

    record In(String name, List<Object> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    record ContainsAny(String name, List<String> texts) implements Filter {
        public ContainsAny {
            texts = List.copyOf(texts);
        }
    }

    record StartsWith(String name, String text) implements Filter {}

    record Missing(String name) implements Filter {}

    record Not(Filter part) implements Filter {}

    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST
    }
}
