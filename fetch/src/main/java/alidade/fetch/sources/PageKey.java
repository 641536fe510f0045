package alidade.fetch.sources;

/// Which page of a source.
///
/// @param input empty for a page that is asked for once per record, whatever inputs found it
/// @param request method, address and, where there is a body, its SHA-256; without secrets
public record PageKey(String source, String input, String stage, String request) {}
