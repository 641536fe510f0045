package alidade.engine.log;

/// What the file of an entry says of it.
///
/// @param isWithheld whether the entry lies there by its header alone, without its rows
public record Known(Header header, boolean isWithheld) {}
