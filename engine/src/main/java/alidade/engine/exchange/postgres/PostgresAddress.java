package alidade.engine.exchange.postgres;

import alidade.engine.exchange.Hub;
import alidade.engine.exchange.HubAddress;
import alidade.engine.exchange.HubProblem;
import alidade.fetch.accounts.Accounts;
import alidade.fetch.accounts.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The address of a hub in a database: `postgresql://login@host:5432/database`, and behind a question mark what is
/// not as usual:
///
/// - `sslrootcert`: the file of the certificates that vouch for the server; else those of `~/.postgresql/root.crt`
///   where it exists, else those that Java trusts
/// - `account`: under which name the password is kept, else `hub`
/// - `sslmode`: only to a server on this machine another one than `verify-full`
///
/// No password may stand in it, since addresses are shown, logged and kept in histories.
public record PostgresAddress(String text) implements HubAddress {
    private static final Set<String> PARAMETERS = Set.of("sslrootcert", "account", "sslmode");
    private static final String ACCOUNT = "hub";
    private static final int PORT = 5432;
    private static final int SECONDS_TO_CONNECT = 10;
    /// The longest that the database may think without a word: about one entry.
    private static final int SECONDS_OF_SILENCE = 600;

    public static boolean isOne(String text) {
        return text.startsWith("postgresql:") || text.startsWith("postgres:");
    }

    @Override
    public Hub open(Accounts accounts) {
        return PostgresHub.open(source(accounts), toString());
    }

    @Override
    public Hub create() {
        throw new HubProblem("a database is made a hub by its owner: alidade hub init --hub " + this);
    }

    @Override
    public void check() {
        source(Accounts.none());
    }

    /// Under which name its password is kept.
    ///
    /// @throws HubProblem when the address is none
    public String account() {
        return parameters(uri()).getOrDefault("account", ACCOUNT);
    }

    /// @throws HubProblem when the address is none, or asks for a connection that others could listen to
    public DataSource source(Accounts accounts) {
        var uri = uri();
        var source = new PGSimpleDataSource();
        var parameters = parameters(uri);
        source.setServerNames(new String[] {uri.getHost()});
        source.setPortNumbers(new int[] {uri.getPort() < 0 ? PORT : uri.getPort()});
        source.setDatabaseName(uri.getPath().substring(1));
        source.setUser(uri.getUserInfo());
        password(accounts).ifPresent(secret -> source.setPassword(secret.reveal()));
        encrypt(source, uri, parameters);
        source.setApplicationName("alidade");
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setLoginTimeout(2 * SECONDS_TO_CONNECT);
        source.setSocketTimeout(SECONDS_OF_SILENCE);
        source.setTcpKeepAlive(true);
        return source;
    }

    /// The password of its login; empty where none is kept.
    public Optional<Secret> password(Accounts accounts) {
        return accounts.secret(account());
    }

    /// The same login at another database of the same server.
    public PostgresAddress inDatabase(String database) {
        return new PostgresAddress(text.replaceFirst("(//[^/]*/)[^?]*", "$1" + database));
    }

    private void encrypt(PGSimpleDataSource source, URI uri, TreeMap<String, String> parameters) {
        var mode = parameters.getOrDefault("sslmode", isHere(uri) ? "prefer" : "verify-full");
        if (!isHere(uri) && !mode.equals("verify-full")) {
            throw problem(
                    "sslmode=%s would let others listen or answer in its place; to another machine it is verify-full"
                            .formatted(mode));
        }
        source.setSslMode(mode);
        if (!mode.equals("verify-full") && !mode.equals("verify-ca")) return;
        var given = Optional.ofNullable(parameters.get("sslrootcert"));
        var usual = Path.of(System.getProperty("user.home"), ".postgresql", "root.crt");
        if (given.isPresent()) {
            if (!Files.isReadable(Path.of(given.get()))) {
                throw problem("the file %s of sslrootcert cannot be read".formatted(given.get()));
            }
            source.setSslRootCert(given.get());
        } else if (!Files.exists(usual)) {
            source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    private static boolean isHere(URI uri) {
        var host = uri.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private URI uri() {
        try {
            var uri = new URI(text);
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw problem("it is not of the form postgresql://login@host/database");
            }
            if (uri.getUserInfo() == null) throw problem("it names no login: postgresql://login@host/database");
            if (uri.getUserInfo().contains(":")) {
                throw problem("a password stands in it, where others can read it; keep it under the account 'hub'"
                        + " instead (alidade account set hub)");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw problem("it is not of the form postgresql://login@host/database");
        }
    }

    private TreeMap<String, String> parameters(URI uri) {
        var parameters = new TreeMap<String, String>();
        if (uri.getQuery() == null) return parameters;
        for (var one : uri.getQuery().split("&")) {
            var parts = one.split("=", 2);
            if (parts.length < 2 || !PARAMETERS.contains(parts[0])) {
                throw problem(
                        "'%s' is no parameter of it, these are: account, sslmode, sslrootcert".formatted(parts[0]));
            }
            parameters.put(parts[0], parts[1]);
        }
        return parameters;
    }

    private HubProblem problem(String sentence) {
        return new HubProblem("the address %s cannot be used: %s".formatted(this, sentence));
    }

    /// Without anything that could be a password, and without parameters.
    @Override
    public String toString() {
        return text.replaceFirst("//[^@/]*:[^@]*@", "//***@").replaceFirst("\\?.*", "");
    }
}
