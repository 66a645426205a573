package io.rapporteur.journal;

import java.sql.Connection;
import java.sql.SQLException;

/// Something to read or change. It may be run again after a rollback, so it touches nothing but the
/// connection.
interface Work<T> {
    T with(Connection connection) throws SQLException;
}
