/// The hub in a PostgreSQL database: rows in typed tables that every tool can read, and the same entries
/// as in a folder for those who exchange.
@org.jspecify.annotations.NullMarked
package alidade.engine.exchange.postgres;
