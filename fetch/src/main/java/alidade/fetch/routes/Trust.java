package alidade.fetch.routes;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/// The certificates that the system trusts, and some of one's own, such as that of a company which reads along.
record Trust(X509TrustManager manager, SSLSocketFactory sockets) {
    static Trust besides(List<X509Certificate> own) {
        try {
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            var number = 0;
            for (var one : manager(null).getAcceptedIssuers()) all.setCertificateEntry("system-" + number++, one);
            for (var one : own) all.setCertificateEntry("own-" + number++, one);
            var manager = manager(all);
            var context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {manager}, null);
            return new Trust(manager, context.getSocketFactory());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates that were read cannot be put together", e);
        }
    }

    OkHttpClient.Builder lead(OkHttpClient.Builder client) {
        return client.sslSocketFactory(sockets, manager);
    }

    /// @param store null: the system's
    private static X509TrustManager manager(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var one : factory.getTrustManagers()) if (one instanceof X509TrustManager manager) return manager;
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }
}
