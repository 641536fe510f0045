package alidade.app.views.board;

import java.util.List;
import java.util.Optional;

/// Which board is wanted.
///
/// @param metric empty for the first one that fits
/// @param by the dimensions whose groups are ranked; empty for single records
public record BoardWish(Optional<String> metric, List<String> by) {
    static final BoardWish FIRST = new BoardWish(Optional.empty(), List.of());

    public BoardWish {
        by = List.copyOf(by);
    }
}
