internal import Foundation

/// A real mail server of one test's own, aiosmtpd, that keeps what it takes.
package struct MailServer: Sendable {
    /// How it wants to be spoken with.
    package enum Manner: Sendable {
        /// Without encryption and login.
        case plain
        /// STARTTLS and a login.
        case startTLS(TestAuthority.Certificate)
        /// Encryption from the first byte on, and a login.
        case implicit(TestAuthority.Certificate)
    }

    /// A mail that it took.
    package struct Received: Decodable, Sendable {
        package let sender: String
        package let recipients: [String]
        /// By name, decoded.
        package let headers: [String: String]
        /// Decoded.
        package let text: String
        /// As it came.
        package let raw: String
        package let isEncrypted: Bool
        package let isSignedIn: Bool

        /// What stands behind `#PURPOSE=` in the text.
        package func secret(_ purpose: String) -> String? {
            self.text.split(whereSeparator: \.isWhitespace).compactMap { word in
                word.range(of: "#\(purpose)=").map { String(word[$0.upperBound...]) }
            }.first
        }
    }

    package static let user = "roost"
    package static let password = "to the mail server only"
    private static let version = "1.4.6"

    /// Where it listens on 127.0.0.1.
    package let port: Int
    private let folder: String

    /// Lends a mail server on a port, and ends it.
    package static func run<R: Sendable>(
        _ manner: Manner = .plain, port: Int? = nil, _ body: (MailServer) async throws -> R
    ) async throws -> R {
        let library = try await Self.install()
        return try await withTestFolder("mail") { folder in
            let port = if let port { port } else { try await freePort() }
            let process = try ChildProcess(
                "/usr/bin/python3",
                ["\(packageRoot)/ops/mail/receiver.py", "--port", String(port), "--folder", folder] + manner.arguments,
                environment: ["PATH": "/usr/bin:/bin", "PYTHONPATH": library, "PYTHONDONTWRITEBYTECODE": "1"],
                logPath: "\(folder)/server.log")
            let result: Result<R, any Error>
            do {
                try await eventually(within: .seconds(20), "the mail server: \(process.output)") {
                    if let status = process.exitStatus { throw DockerLabError(description: "it ended with \(status): \(process.output)") }
                    return process.output.contains("ready") ? () : nil
                }
                result = .success(try await body(MailServer(port: port, folder: folder)))
            } catch {
                result = .failure(error)
            }
            await process.end(within: .seconds(5))
            return try result.get()
        }
    }

    /// What it has taken so far.
    package var mails: [Received] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: self.folder).filter { $0.hasSuffix(".json") }
            return try names.sorted { $0.utf8.count == $1.utf8.count ? $0 < $1 : $0.utf8.count < $1.utf8.count }.map { name in
                try JSONDecoder().decode(Received.self, from: Data(contentsOf: URL(filePath: "\(self.folder)/\(name)")))
            }
        }
    }

    /// Waits for a mail to an address.
    package func mail(to address: String, where isWanted: (Received) -> Bool = { _ in true }) async throws -> Received {
        try await eventually(within: .seconds(40), "a mail to \(address)") {
            try self.mails.first { $0.recipients == [address] && isWanted($0) }
        }
    }

    /// The folder of its library; installed where it is missing, by whoever is first.
    private static func install() async throws -> String {
        let files = FileManager.default
        let folder = "\(packageRoot)/.roost/aiosmtpd-\(Self.version)"
        guard !files.fileExists(atPath: folder) else { return folder }
        let made = "\(packageRoot)/.roost/aiosmtpd-\(UUID().uuidString)"
        try files.createDirectory(atPath: "\(packageRoot)/.roost", withIntermediateDirectories: true)
        try await runTool("/usr/bin/python3", ["-m", "venv", made], within: .seconds(120))
        try await runTool(
            "\(made)/bin/pip",
            ["install", "--quiet", "--disable-pip-version-check", "--target", "\(made)/library", "aiosmtpd==\(Self.version)"],
            within: .seconds(300))
        try? files.moveItem(atPath: "\(made)/library", toPath: folder)
        try? files.removeItem(atPath: made)
        guard files.fileExists(atPath: folder) else { throw DockerLabError(description: "aiosmtpd could not be installed") }
        return folder
    }
}

extension MailServer.Manner {
    fileprivate var arguments: [String] {
        let login = ["--user", MailServer.user, "--password", MailServer.password]
        return switch self {
        case .plain: []
        case .startTLS(let certificate): ["--certificate", certificate.file, "--key", certificate.keyFile] + login
        case .implicit(let certificate): ["--certificate", certificate.file, "--key", certificate.keyFile, "--implicit"] + login
        }
    }
}
