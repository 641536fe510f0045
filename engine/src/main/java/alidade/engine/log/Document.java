package alidade.engine.log;

import java.util.Optional;

/// A text that counts from the moment it is sealed: a definition, a confirmation, an annotation.
///
/// @param type `definition`, `confirmation`, `annotation`, …
/// @param path what it is about, unique within its type: `model-ecosystem/metrics/total_downloads.yaml`, or an
///     entry id
/// @param text the content; empty text removes what the path held before
/// @param parent sha of the document that it supersedes, where there is one
public record Document(String type, String path, String text, Optional<String> parent) {
    /// SHA-256 over type, path and text, in hexadecimal: the name that a later document cites.
    public String sha() {
        return Hashes.sha256(type + "\n" + path + "\n" + text);
    }
}
