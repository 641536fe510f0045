package alidade.fetch.http;

import okhttp3.HttpUrl;

/// Scheme, host and port: where a secret may go.
final class Origins {
    private Origins() {}

    static String of(HttpUrl address) {
        var host = address.host().indexOf(':') < 0 ? address.host() : "[" + address.host() + "]";
        var usual = HttpUrl.defaultPort(address.scheme()) == address.port();
        return address.scheme() + "://" + host + (usual ? "" : ":" + address.port());
    }

    static boolean same(HttpUrl one, HttpUrl other) {
        return of(one).equals(of(other));
    }
}
