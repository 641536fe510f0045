package alidade.app.views.quality;

import alidade.app.views.scope.Scope;
import alidade.engine.log.EntryId;
import java.util.Map;

/// All that the quality room asks of the engine, and what it lets it seal. Never to be called on the JavaFX thread.
interface RoomWork {
    /// @param span how many days back, unless the scope says it
    QualityRoom read(int span, Scope scope);

    /// @throws IllegalArgumentException when the source has no such day
    DayReading day(SourceDays.Key key, Scope scope);

    /// All of a refused row, and what can be told from it.
    MendSheet sheet(Refusals.Row row);

    /// Takes a refused row again.
    ///
    /// @param values text by column
    /// @return the entry that was sealed
    /// @throws RuntimeException with a sentence when the values do not fit; nothing is sealed then
    EntryId mend(Refusals.Row row, Map<String, String> values);

    /// Lets a held entry count.
    ///
    /// @return the entry that was sealed
    EntryId confirm(EntryId entry, String who, String why);
}
