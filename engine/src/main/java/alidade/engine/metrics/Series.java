package alidade.engine.metrics;

/// The values of one plan, by the index of the day and the number of the group.
interface Series {
    Cell at(int day, int group);
}
