package alidade.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Pages read as in a few lines of any program: one client that keeps its connection, each page parsed into a tree, its
/// records counted and their counts added up. Nothing is kept, checked or named.
final class PlainReading implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient client = new OkHttpClient();
    private final String count;

    /// @param count member of each record to be added up
    PlainReading(String count) {
        this.count = count;
    }

    record Found(long records, long sum) {}

    /// Reads each list to its last page.
    Found read(List<URI> firstPages) throws IOException {
        var records = 0L;
        var sum = 0L;
        for (var first : firstPages) {
            var here = Optional.of(first.toString());
            while (here.isPresent()) {
                var request = new Request.Builder().url(here.get()).build();
                try (var response = client.newCall(request).execute()) {
                    if (!response.isSuccessful()) throw new IOException(here.get() + " answered " + response.code());
                    for (var record : JSON.readTree(response.body().byteStream())) {
                        records++;
                        sum += record.path(count).asLong();
                    }
                    here = next(response);
                }
            }
        }
        return new Found(records, sum);
    }

    private static Optional<String> next(Response response) {
        return Optional.ofNullable(response.header("Link"))
                .filter(link -> link.contains("rel=\"next\""))
                .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')));
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
