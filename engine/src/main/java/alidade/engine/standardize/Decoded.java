package alidade.engine.standardize;

/// What a decoder makes of a raw value.
public sealed interface Decoded {
    /// @param value a `String`, `Long`, `BigDecimal`, `Boolean`, `LocalDate`, `Instant` or `List<String>`
    record Value(Object value) implements Decoded {}

    /// There is nothing in it.
    record Missing() implements Decoded {}

    /// @param reason what is wrong with it, to follow the value in a sentence: `is not a whole number`
    record Wrong(String reason) implements Decoded {}

    Decoded MISSING = new Missing();
}
