package alidade.fetch.pac;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/// What a script may learn of the world.
///
/// @param clock with the time zone of this machine
/// @param names looks up the addresses of a name
/// @param ownAddress of this machine
public record Surroundings(Clock clock, Names names, Supplier<String> ownAddress) {
    /// Finds addresses by name.
    @FunctionalInterface
    public interface Names {
        List<InetAddress> lookup(String name) throws UnknownHostException;
    }
}
