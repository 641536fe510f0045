package alidade.app.launch;

import alidade.app.cli.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;

/// Someone who asked at the door and waits. May be spoken to from several threads.
final class Visitor {
    private final SocketChannel channel;
    private final ReentrantLock mouth = new ReentrantLock();
    private final Cancellation cancellation = new Cancellation();

    Visitor(SocketChannel channel) {
        this.channel = channel;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /// Text for the visitor's stderr; to one who has gone away nothing is said.
    void err(String text) {
        if (cancellation.isCancelled()) return;
        try {
            send(Frame.Kind.ERR, text);
        } catch (IOException e) {
            cancellation.cancel();
        }
    }

    void send(Frame.Kind kind, String text) throws IOException {
        mouth.lock();
        try {
            Frame.of(kind, text).writeTo(channel);
        } finally {
            mouth.unlock();
        }
    }

    /// Waits until the visitor closes its side; it has nothing more to say, so anything it sends counts as that too.
    void cancelWhenGone() {
        try {
            channel.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            // The owner has answered and closed, or the connection broke: either way nobody listens any more.
        } finally {
            cancellation.cancel();
        }
    }
}
