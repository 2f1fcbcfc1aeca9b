import CSQLite

/// A database file while it is written (SQLite).
///
/// It is made for files that take their name when they are whole: nothing is kept to undo a change by, and nothing waits for
/// the disk.
public final class Database {
    /// What the library says of a failure.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let handle: OpaquePointer

    /// - Parameter path: of an empty file, or of none.
    public init(path: String) throws(Failure) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close(opened)
            throw Failure(description: String(cString: sqlite3_errstr(code)))
        }
        handle = opened
        try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE")
    }

    deinit { sqlite3_close(handle) }

    /// Runs statements, separated by semicolons.
    public func execute(_ statements: String) throws(Failure) {
        try Self.check(sqlite3_exec(handle, statements, nil, nil, nil), of: handle)
    }

    /// Runs `body` in one transaction. After a failure the file is of no use.
    public func transaction(_ body: () throws -> Void) throws {
        try execute("BEGIN")
        try body()
        try execute("COMMIT")
    }

    public func prepare(_ statement: String) throws(Failure) -> Statement {
        var prepared: OpaquePointer?
        try Self.check(sqlite3_prepare_v2(handle, statement, -1, &prepared, nil), of: handle)
        return Statement(prepared!, of: self)
    }

    fileprivate static func check(_ code: Int32, of handle: OpaquePointer) throws(Failure) {
        guard code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW else {
            throw Failure(description: String(cString: sqlite3_errmsg(handle)))
        }
    }

    /// A statement that is run again and again, with other values for its question marks.
    public final class Statement {
        private let handle: OpaquePointer
        private let database: Database

        fileprivate init(_ handle: OpaquePointer, of database: Database) {
            (self.handle, self.database) = (handle, database)
        }

        deinit { sqlite3_finalize(handle) }

        /// - Parameter position: of its question mark, from 1.
        public func bind(_ value: Int, at position: Int) { sqlite3_bind_int64(handle, Int32(position), Int64(value)) }

        /// What is no number is NULL.
        public func bind(_ value: Double, at position: Int) { sqlite3_bind_double(handle, Int32(position), value) }

        public func bind(_ value: String, at position: Int) {
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            sqlite3_bind_text(handle, Int32(position), value, Int32(value.utf8.count), transient)
        }

        public func bindNull(at position: Int) { sqlite3_bind_null(handle, Int32(position)) }

        /// Runs it with what is bound, which stays bound.
        public func run() throws(Failure) {
            let code = sqlite3_step(handle)
            sqlite3_reset(handle)
            try Database.check(code, of: database.handle)
        }

        /// The rows that it gives, each with a text or nil for each column.
        public func rows() throws(Failure) -> [[String?]] {
            defer { sqlite3_reset(handle) }
            var rows: [[String?]] = []
            while true {
                let code = sqlite3_step(handle)
                try Database.check(code, of: database.handle)
                if code != SQLITE_ROW { return rows }
                rows.append(
                    (0..<sqlite3_column_count(handle)).map { column in
                        sqlite3_column_text(handle, column).map { String(cString: $0) }
                    })
            }
        }
    }
}
