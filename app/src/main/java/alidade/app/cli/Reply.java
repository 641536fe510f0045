package alidade.app.cli;

/// How a command ended, and what it has for stdout. What belongs on stderr was said while it ran.
public record Reply(int exitCode, String out) {}
