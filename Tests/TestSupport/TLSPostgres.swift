internal import Foundation
internal import Glibc
public import Postgres

/// A Postgres server of one test's own that lets clients in over TLS alone; its certificate is for `localhost`, not for 127.0.0.1.
public struct TLSPostgres: Sendable {
    /// Where it listens on 127.0.0.1.
    public let port: Int
    /// Who signed its certificate.
    public let authority: TestAuthority
    /// Somebody who did not.
    public let stranger: TestAuthority
    fileprivate let folder: String

    /// How to reach it.
    ///
    /// - Parameters:
    ///   - mode: libpq's `sslmode`.
    ///   - root: the file of the authorities to trust; nil names a file that is not there.
    public func configuration(_ mode: String, host: String = "localhost", root: String? = nil) -> PostgresConfiguration {
        let file = root ?? "\(self.folder)/nobody.pem"
        let options = "sslmode=\(mode)" + (root == nil && mode == "require" ? "" : "&sslrootcert=\(file)")
        return PostgresConfiguration(connectionString: "postgresql://roost@\(host):\(self.port)/postgres?\(options)")
    }
}

/// Starts the server, lends it, and ends it with all that it stored.
public func withTLSPostgres<R: Sendable>(_ body: (TLSPostgres) async throws -> R) async throws -> R {
    try await withTestFolder("pgtls") { folder in
        let authority = try await TestAuthority("known", in: folder)
        let server = TLSPostgres(
            port: try await freePort(), authority: authority, stranger: try await TestAuthority("stranger", in: folder), folder: folder)
        let certificate = try await authority.issue("server", for: ["DNS:localhost"])
        let process = try await start(server, certificate)
        let result: Result<R, any Error>
        do {
            try await waitUntilReady(server)
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        // INT is Postgres' fast shutdown: it waits for no client.
        process.signal(SIGINT)
        if (try? await process.waitForExit(within: .seconds(15))) == nil { await process.end(within: .zero) }
        return try result.get()
    }
}

private func start(_ server: TLSPostgres, _ certificate: TestAuthority.Certificate) async throws -> ChildProcess {
    let versions = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").compactMap(Int.init)
    guard let newest = versions.max() else { throw DockerLabError(description: "no PostgreSQL server is installed") }
    let bin = "/usr/lib/postgresql/\(newest)/bin"
    let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": server.folder]
    // Postgres refuses to run as root, and needs a current folder that it may enter.
    let asPostgres = ["-C", "/", "setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"]
    try await runTool("/usr/bin/chown", ["-R", "postgres:postgres", server.folder])
    try await runTool(
        "/usr/bin/env",
        asPostgres + [
            "\(bin)/initdb", "--no-sync", "-U", "roost", "--auth", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "-D",
            "\(server.folder)/data",
        ], environment: environment)
    try Data("local all all trust\nhostssl all all 127.0.0.1/32 trust\n".utf8).write(to: URL(filePath: "\(server.folder)/data/pg_hba.conf"))
    return try ChildProcess(
        "/usr/bin/env",
        asPostgres + [
            "\(bin)/postgres", "-D", "\(server.folder)/data", "-k", server.folder, "-p", String(server.port), "-c",
            "listen_addresses=127.0.0.1",
            "-c", "ssl=on", "-c", "ssl_cert_file=\(certificate.file)", "-c", "ssl_key_file=\(certificate.keyFile)", "-c", "fsync=off",
            "-c", "shared_buffers=16MB",
        ], environment: environment, workingDirectory: "/", logPath: "\(server.folder)/log")
}

/// Each attempt itself waits for a connection.
private func waitUntilReady(_ server: TLSPostgres) async throws {
    var configuration = server.configuration("require")
    configuration.leaseTimeout = .seconds(30)
    try await withRunningDatabase(configuration) { database in try await database.checkHealth() }
}
