package alidade.fetch.routes;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// No connection to a proxy came about: nothing was asked of it, and another one may be tried.
final class ProxyUnreachable extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyUnreachable(String proxy, IOException cause) {
        super("the proxy " + proxy + " could not be reached: " + cause.getMessage(), cause);
    }

    static boolean isIn(@Nullable Throwable thrown) {
        for (var one = thrown; one != null; one = one.getCause()) if (one instanceof ProxyUnreachable) return true;
        return false;
    }
}
