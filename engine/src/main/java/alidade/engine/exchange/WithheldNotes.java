package alidade.engine.exchange;

import alidade.engine.log.EntryId;
import alidade.engine.log.LogFiles;
import alidade.engine.log.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which entries lie in a shared folder without their rows, as empty files `withheld/<node>/000000000001`, so that
/// nobody has to open all entries to find them. They are a help only: the entries themselves tell.
final class WithheldNotes {
    private static final Pattern PLACE = Pattern.compile("[0-9]{12}");

    private final Path folder;
    private final LogFiles files;

    WithheldNotes(Path folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
    }

    Set<Long> of(String node) throws IOException {
        var places = new TreeSet<Long>();
        if (!Node.isId(node) || !files.isPlainFolder(folder) || !files.isPlainFolder(folder.resolve(node))) {
            return places;
        }
        for (var file : files.list(folder.resolve(node))) {
            var name = file.getFileName().toString();
            if (PLACE.matcher(name).matches()) places.add(Long.parseLong(name));
        }
        return places;
    }

    void note(EntryId id) throws IOException {
        for (var one : new Path[] {folder, folder.resolve(id.node())}) {
            if (files.exists(one) && !files.isPlainFolder(one)) {
                throw new IOException(one + " is not a folder, or only a link to one");
            }
        }
        files.createFolders(folder.resolve(id.node()));
        var file = file(id);
        if (!files.isPlainFile(file)) files.write(file).close();
    }

    void forget(EntryId id) throws IOException {
        if (files.isPlainFile(file(id))) files.delete(file(id));
    }

    private Path file(EntryId id) {
        return folder.resolve(id.node()).resolve("%012d".formatted(id.seq()));
    }
}
