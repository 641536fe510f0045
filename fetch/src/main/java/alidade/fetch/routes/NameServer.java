package alidade.fetch.routes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import okhttp3.Dns;

/// Finds names by one server, instead of the system's. Addresses are taken as they are.
///
/// Four questions at most, waiting 1, 2, 4 and 8 seconds.
record NameServer(String server, int port) implements Dns {
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|.*:.*");
    /// Nothing that JNDI could take for an address of another kind than a name.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        if (NUMBERS.matcher(name).matches() || name.equals("localhost")) return Dns.SYSTEM.lookup(name);
        if (!NAME.matcher(name).matches()) throw unknown(name, "it has characters that no name has");
        var settings = new Hashtable<String, String>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns://" + server + ":" + port);
        settings.put("com.sun.jndi.dns.timeout.initial", "1000");
        settings.put("com.sun.jndi.dns.timeout.retries", "4");
        try {
            var context = new InitialDirContext(settings);
            try {
                return addresses(name, context);
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            throw unknown(name, e.getMessage());
        }
    }

    @SuppressWarnings("BanJNDI") // Its provider for DNS gives texts, and makes no object of them.
    private List<InetAddress> addresses(String name, InitialDirContext context)
            throws NamingException, UnknownHostException {
        var found = new ArrayList<InetAddress>();
        var answers = context.getAttributes(name + ".", new String[] {"A", "AAAA"});
        for (var kind : List.of("A", "AAAA")) {
            var answer = answers.get(kind);
            for (var i = 0; answer != null && i < answer.size(); i++)
                found.add(InetAddress.getByAddress(
                        name,
                        InetAddress.getByName(String.valueOf(answer.get(i))).getAddress()));
        }
        if (found.isEmpty()) throw unknown(name, "it has no address");
        return found;
    }

    private UnknownHostException unknown(String name, @org.jspecify.annotations.Nullable String why) {
        return new UnknownHostException(name + " is not known to the name server " + server + ":" + port + ": " + why);
    }
}
