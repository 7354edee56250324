import APIContract
import ArgumentParser

/// What variables are, as far as a user says it.
struct VariableKind: ParsableArguments {
    @Flag(help: "Keep the values secret: they never come back.")
    var secret = false
    @Option(help: "Where they are seen: build, run or both; run unless they are there already.")
    var scope: String?
    @Option(name: .customLong("as"), help: "How they arrive: env or file; env unless they are there already.")
    var form: String?
    @Flag(help: "The same as --as file: a file in /run/secrets.")
    var file = false

    /// - Throws: ``CommandFailure`` for a word that is none of them.
    func variableScope() throws(CommandFailure) -> VariableScope? {
        guard let scope else { return nil }
        guard let value = VariableScope(rawValue: scope) else { throw CommandFailure("--scope is build, run or both, not '\(scope)'") }
        return value
    }

    /// - Throws: ``CommandFailure`` for a word that is none of them, or that contradicts `--file`.
    func variableForm() throws(CommandFailure) -> VariableForm? {
        guard let form else { return self.file ? .file : nil }
        guard let value = VariableForm(rawValue: form) else { throw CommandFailure("--as is env or file, not '\(form)'") }
        guard !self.file || value == .file else { throw CommandFailure("--file and --as \(form) contradict each other") }
        return value
    }
}
