internal import Foundation
internal import Logging
public import Postgres

/// A database of its own for one test, on the lab's server.
public struct TestDatabase: Sendable {
    /// Its name.
    public let name: String
    /// How to connect to it.
    public let configuration: PostgresConfiguration

    /// Its connection string.
    public var url: String { self.configuration.connectionString }

    static let logger = Logger(label: "test.database")

    /// The repository's migrations.
    public static var migrationsDirectory: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Migrations").path
    }
}

/// Creates a database, lends a running client of it, and drops it afterwards.
///
/// - Parameters:
///   - migrated: whether it has the repository's migrations, or is empty.
///   - configure: changes the client's settings before it connects.
/// - Throws: ``Lab/Missing`` when `LAB_DATABASE_URL` is unset, ``DatabaseLocation/Refusal`` when it names another machine.
public func withTestDatabase<R: Sendable>(
    migrated: Bool = true, configure: (inout PostgresConfiguration) -> Void = { _ in }, isolation: isolated (any Actor)? = #isolation,
    _ body: (PostgresDatabase) async throws -> R
) async throws -> R {
    try await withTestDatabaseAddress(migrated: migrated) { test in
        var configuration = test.configuration
        configure(&configuration)
        return try await withRunningDatabase(configuration, body)
    }
}

/// Creates a database, lends its address without connecting, and drops it afterwards: for tests that start programs or clients themselves.
public func withTestDatabaseAddress<R: Sendable>(
    migrated: Bool = true, isolation: isolated (any Actor)? = #isolation, _ body: (TestDatabase) async throws -> R
) async throws -> R {
    let location = try DatabaseLocation(Lab().databaseURL)
    let template = migrated ? try await TestDatabaseTemplate.current(location) : "template0"
    let suffix = UInt64.random(in: .min ... .max)
    let name = "roost_test_\(ProcessInfo.processInfo.processIdentifier)_\(String(suffix, radix: 16))"
    try await withAdministration(location) { admin in
        let isPlaced = SQLStatement("find-tablespace", "SELECT EXISTS (SELECT 1 FROM pg_tablespace WHERE spcname = 'roost_tests')")
        let place = try await admin.queryFirst(isPlaced) { row in try row[0] as Bool } == true ? " TABLESPACE roost_tests" : ""
        _ = try await admin.execute(SQLStatement("create-database", "CREATE DATABASE \"\(name)\" TEMPLATE \"\(template)\"\(place)"))
    }
    let configuration = PostgresConfiguration(connectionString: location.uri(database: name))
    let result: Result<R, any Error>
    do {
        result = .success(try await body(TestDatabase(name: name, configuration: configuration)))
    } catch {
        result = .failure(error)
    }
    // In a task of its own, so that a cancelled test leaves nothing behind either.
    try await Task {
        try await withAdministration(location) { admin in
            _ = try await admin.execute(SQLStatement("drop-database", "DROP DATABASE IF EXISTS \"\(name)\" WITH (FORCE)"))
        }
    }.value
    return try result.get()
}

/// Runs a client for the time of a closure.
public func withRunningDatabase<R: Sendable>(
    _ configuration: PostgresConfiguration, isolation: isolated (any Actor)? = #isolation, _ body: (PostgresDatabase) async throws -> R
) async throws -> R {
    let database = PostgresDatabase(configuration, logger: TestDatabase.logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await database.run() }
        let result = try await body(database)
        group.cancelAll()
        try await group.waitForAll()
        return result
    }
}

/// Lends a client of the server's own database, to create and drop others.
func withAdministration<R: Sendable>(
    _ location: DatabaseLocation, _ body: @Sendable (PostgresDatabase) async throws -> R
) async throws -> R {
    var configuration = PostgresConfiguration(connectionString: location.uri(database: "postgres"))
    configuration.pipelinedConnections = 1
    configuration.statementTimeout = .seconds(120)
    configuration.idleInTransactionTimeout = .seconds(300)
    configuration.leaseTimeout = .seconds(30)
    configuration.slowStatementThreshold = .seconds(60)
    return try await withRunningDatabase(configuration, body)
}
