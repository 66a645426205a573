package io.rapporteur.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The row that a query stands at, which something else may have written.
///
/// @param table for messages
/// @param row has a column `place`
record StoredRow(String table, ResultSet row) {

    long place() throws SQLException {
        return row.getLong("place");
    }

    int number(String column) throws SQLException {
        return row.getInt(column);
    }

    /// Empty if the column is null.
    Optional<Instant> moment(String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    String text(String column) throws SQLException {
        return Sql.read(row.getString(column));
    }

    /// @throws IllegalStateException if `reader` cannot read the column; without its content, and
    ///   without a cause that may quote it
    <T> T text(String column, Function<String, T> reader) throws SQLException {
        String stored = text(column);
        try {
            return reader.apply(stored);
        } catch (RuntimeException _) {
            throw new IllegalStateException(
                    "cannot read column "
                            + column
                            + " of table "
                            + table
                            + ", place "
                            + place()
                            + ": expected what this program writes; correct or delete that row");
        }
    }

    /// Empty if the column is null.
    <T> Optional<T> optional(String column, Function<String, T> reader) throws SQLException {
        return row.getString(column) == null ? Optional.empty() : Optional.of(text(column, reader));
    }
}
