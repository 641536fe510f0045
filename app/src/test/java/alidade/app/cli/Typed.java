package alidade.app.cli;

/// A command line that was typed in a test, and everything that came of it.
record Typed(int exitCode, String out, String err) {
    static Typed alidade(String... arguments) {
        var err = new StringBuilder();
        var reply = AlidadeCommand.answer(Request.here(arguments), err::append);
        return new Typed(reply.exitCode(), reply.out(), err.toString());
    }

    static Typed alidade(Desk desk, String... arguments) {
        var err = new StringBuilder();
        var reply = AlidadeCommand.answer(Request.here(arguments), desk, err::append, new Cancellation());
        return new Typed(reply.exitCode(), reply.out(), err.toString());
    }
}
