package alidade.fetch.routes;

/// Hosts with ports, and the addresses of scripts, as sentences name them.
final class Places {
    private Places() {}

    static String of(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /// Without the query of an address, in which a secret may stand.
    static String shown(String script) {
        var query = script.indexOf('?');
        return query < 0 ? script : script.substring(0, query);
    }
}
