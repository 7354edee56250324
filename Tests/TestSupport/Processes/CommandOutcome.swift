internal import Foundation
internal import Subprocess
internal import SystemPackage

/// How a command ended and what it printed.
public struct CommandOutcome: Sendable, CustomStringConvertible {
    /// The exit status; negative for a signal.
    public let status: Int32
    /// What it printed on the standard output.
    public let output: String
    /// What it printed on the standard error.
    public let errors: String

    /// For the message of an expectation.
    public var description: String { "status \(self.status)\n\(self.output)\n\(self.errors)" }
}

/// Runs a program by argument array, with exactly the given environment where there is one, and waits for it with a bound.
public func runCommand(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, within bound: Duration = .seconds(60)
) async throws -> CommandOutcome {
    let variables = environment.map { values in
        Environment.custom(Dictionary(uniqueKeysWithValues: values.map { (Environment.Key(stringLiteral: $0.key), $0.value) }))
    }
    return try await within(bound, "\(program) \(arguments.joined(separator: " "))") {
        let result = try await run(
            .path(FilePath(program)), arguments: Arguments(arguments), environment: variables ?? .inherit, output: .string(limit: 16 << 20),
            error: .string(limit: 16 << 20))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): Int32(code)
            case .signaled(let signal): -Int32(signal)
            }
        return CommandOutcome(status: status, output: result.standardOutput, errors: result.standardError)
    }
}

/// Runs a program that has to succeed, and returns what it printed without the white space around it.
@discardableResult
public func runTool(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, within bound: Duration = .seconds(60)
) async throws -> String {
    let outcome = try await runCommand(program, arguments, environment: environment, within: bound)
    guard outcome.status == 0 else {
        throw DockerLabError(description: "\(program) \(arguments.joined(separator: " ")): \(outcome)")
    }
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
}
