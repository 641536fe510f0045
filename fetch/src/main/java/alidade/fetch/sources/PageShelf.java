package alidade.fetch.sources;

import java.util.Optional;

/// Keeps the pages of one run: a page that is found here is not asked for again.
public interface PageShelf {
    Optional<Page> find(PageKey key);

    /// Called once per page that was received, before the next one is asked for.
    void keep(Page page);

    /// Keeps nothing.
    static PageShelf none() {
        return new PageShelf() {
            @Override
            public Optional<Page> find(PageKey key) {
                return Optional.empty();
            }

            @Override
            public void keep(Page page) {}
        };
    }
}
