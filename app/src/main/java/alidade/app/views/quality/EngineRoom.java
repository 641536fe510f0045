package alidade.app.views.quality;

import alidade.app.views.scope.Scope;
import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Confirm;
import alidade.engine.pipeline.Mend;
import java.util.Map;

/// The quality room of an open workspace.
record EngineRoom(QualityRoomReader reader, Mend mend, Confirm confirm) implements RoomWork {
    @Override
    public QualityRoom read(int span, Scope scope) {
        return reader.read(span, scope);
    }

    @Override
    public DayReading day(SourceDays.Key key, Scope scope) {
        return reader.day(key, scope);
    }

    @Override
    public MendSheet sheet(Refusals.Row row) {
        return reader.sheet(row);
    }

    @Override
    public EntryId mend(Refusals.Row row, Map<String, String> values) {
        return mend.mend(row.entry(), row.ordinal(), values).id();
    }

    @Override
    public EntryId confirm(EntryId entry, String who, String why) {
        return confirm.confirm(entry, who, why).id();
    }
}
