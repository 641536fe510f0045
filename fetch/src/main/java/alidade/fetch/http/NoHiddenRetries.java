package alidade.fetch.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Keeps the client from repeating a request behind the budget's back: it does so on 408, and on 503 with
/// `Retry-After: 0`. It reads the header, so here it gets one that it leaves to us.
final class NoHiddenRetries implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var after = response.header("Retry-After");
        var repeats = (response.code() == 408 && after == null)
                || ((response.code() == 408 || response.code() == 503) && "0".equals(after));
        return repeats ? response.newBuilder().header("Retry-After", "1").build() : response;
    }
}
