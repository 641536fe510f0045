package alidade.fetch.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes under a passphrase: AES-256-GCM with a key from PBKDF2-HMAC-SHA256.
///
/// Salt and nonce are drawn anew for each box, so no two boxes share a key.
///
/// @param iterations of the key derivation; authenticated together with the salt
@SuppressWarnings("ArrayRecordComponent") // Boxes are opened, never compared.
record SealedBox(int iterations, byte[] salt, byte[] nonce, byte[] sealed) {
    static final int ITERATIONS = 600_000;
    /// More than this would only keep the machine busy: a file that asks for it was tampered with.
    static final int MOST_ITERATIONS = 10_000_000;

    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SealedBox seal(byte[] content, char[] passphrase) {
        var salt = drawn(SALT_BYTES);
        var nonce = drawn(NONCE_BYTES);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key(passphrase, salt, ITERATIONS), nonce);
            cipher.updateAAD(context(ITERATIONS, salt));
            return new SealedBox(ITERATIONS, salt, nonce, cipher.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM and PBKDF2", e);
        }
    }

    /// The content; empty when the passphrase is wrong or the box was changed, which cannot be told apart.
    Optional<byte[]> open(char[] passphrase) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key(passphrase, salt, iterations), nonce);
            cipher.updateAAD(context(iterations, salt));
            return Optional.of(cipher.doFinal(sealed));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM and PBKDF2", e);
        }
    }

    boolean isSane() {
        return iterations >= ITERATIONS
                && iterations <= MOST_ITERATIONS
                && salt.length == SALT_BYTES
                && nonce.length == NONCE_BYTES
                && sealed.length >= TAG_BITS / 8;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static SecretKey key(char[] passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        var spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BITS);
        var bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        var key = new SecretKeySpec(bytes, "AES");
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    private static byte[] context(int iterations, byte[] salt) {
        var words = ("alidade accounts 1 " + iterations + " ").getBytes(StandardCharsets.US_ASCII);
        var context = Arrays.copyOf(words, words.length + salt.length);
        System.arraycopy(salt, 0, context, words.length, salt.length);
        return context;
    }

    private static byte[] drawn(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
