package alidade.fetch.sources;

import alidade.resources.packs.SourceDefinition;
import alidade.resources.packs.SourceDefinition.Paging;
import alidade.resources.packs.SourceDefinition.Stage;
import java.util.ArrayList;
import java.util.Set;

/// Checks what a pack's schema cannot: paths that can be read, and stages that can be joined.
final class Declarations {
    private Declarations() {}

    static void check(SourceDefinition source) throws Undeclared {
        if (source.isLinked()) links(source);
        else if (source.stages().isEmpty() || source.stages().getFirst().perRecord())
            throw new Undeclared(
                    "source '" + source.id() + "' has no first stage that finds records; nothing is asked");
        for (var stage : source.stages()) {
            paths(source, stage);
            if (stage.perRecord() && !(stage.paging() instanceof Paging.Single))
                throw new Undeclared("stage '" + stage.name() + "' of source '" + source.id()
                        + "' is asked once per record and declares pages; one record is one page, nothing is asked");
            if (stage.perRecord()
                    && !source.isLinked()
                    && source.stages().getFirst().key().isEmpty())
                throw new Undeclared("stage '" + stage.name() + "' of source '" + source.id()
                        + "' is asked per record, and stage '"
                        + source.stages().getFirst().name()
                        + "' names no key; nothing is asked");
        }
        if (source.auth().isPresent()) {
            var auth = source.auth().get();
            if (!Set.of("bearer", "header", "query").contains(auth.kind()))
                throw new Undeclared("source '" + source.id() + "' has auth of kind '" + auth.kind()
                        + "', known are bearer, header and query; nothing is asked");
            if (!auth.kind().equals("bearer") && auth.name().isEmpty())
                throw new Undeclared("source '" + source.id() + "' sends its account in a " + auth.kind()
                        + " without naming it; nothing is asked");
        }
    }

    private static void links(SourceDefinition source) throws Undeclared {
        for (var stage : source.stages())
            if (!stage.perRecord())
                throw new Undeclared("the records of source '" + source.id() + "' are named by links, and stage '"
                        + stage.name() + "' is not asked per record; nothing is asked");
        for (var input : source.inputs()) {
            for (var link : input.links()) {
                try {
                    Links.key(link);
                } catch (IllegalArgumentException e) {
                    throw new Undeclared("the link '" + link + "' of input '" + input.name() + "' of source '"
                            + source.id() + "' names no record (" + e.getMessage() + "); nothing is asked");
                }
            }
        }
    }

    private static void paths(SourceDefinition source, Stage stage) throws Undeclared {
        var paths = new ArrayList<>(stage.total());
        paths.add(stage.records());
        stage.key().ifPresent(paths::add);
        stage.success().ifPresent(success -> paths.add(success.path()));
        for (var path : paths) {
            try {
                JsonPath.of(path);
            } catch (IllegalArgumentException e) {
                throw new Undeclared("stage '" + stage.name() + "' of source '" + source.id() + "': " + e.getMessage());
            }
        }
    }
}
