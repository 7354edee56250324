internal import Model
internal import Subprocess
internal import SystemPackage

/// Runs programs without a shell, each in a session of its own.
///
/// When the calling task is cancelled the program's process group is told to end and killed a little later; the call returns once all of it
/// is gone. A program also dies when this process dies, whatever ends it (`PR_SET_PDEATHSIG`, set by `setpriv`).
struct ChildRunner: Sendable {
    /// The path of `setpriv`; nil where the machine has none.
    let setpriv: String?
    let stopGrace: Duration

    /// Runs the program to its end and hands on its output as it comes.
    func run(
        _ command: ChildCommand, input: FileDescriptor? = nil,
        onOutput: @escaping @Sendable (BuildLogStream, [UInt8]) async -> Void
    ) async throws(BuilderError) -> ChildExit {
        try await self.launching(command, closing: input) { configuration, group in
            guard let input else {
                return try await Subprocess.run(configuration, input: .none, output: .sequence, error: .sequence) { execution in
                    group.began(execution.processIdentifier)
                    try await Self.drain(execution.standardOutput, execution.standardError, onOutput)
                }.terminationStatus
            }
            let descriptor = FileDescriptorInput.fileDescriptor(input, closeAfterSpawningProcess: true)
            return try await Subprocess.run(configuration, input: descriptor, output: .sequence, error: .sequence) { execution in
                group.began(execution.processIdentifier)
                try await Self.drain(execution.standardOutput, execution.standardError, onOutput)
            }.terminationStatus
        }
    }

    /// Runs the program to its end with its standard output going to `output`, which is closed on this side.
    func run(
        _ command: ChildCommand, output: FileDescriptor, onErrorOutput: @escaping @Sendable ([UInt8]) async -> Void
    ) async throws(BuilderError) -> ChildExit {
        try await self.launching(command, closing: output) { configuration, group in
            try await Subprocess.run(
                configuration, input: .none, output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .sequence
            ) { execution in
                group.began(execution.processIdentifier)
                try await Self.drain(execution.standardError) { await onErrorOutput($0) }
            }.terminationStatus
        }
    }

    /// Runs the program to its end and keeps its output, at most `limit` bytes of each stream; further bytes are dropped.
    func collect(_ command: ChildCommand, limit: Int = 1 << 20) async throws(BuilderError) -> ChildExit {
        let output = CappedBytes(limit: limit)
        let errorOutput = CappedBytes(limit: limit)
        let exit = try await self.run(command) { stream, bytes in
            (stream == .stdout ? output : errorOutput).append(bytes)
        }
        return ChildExit(status: exit.status, output: output.bytes, errorOutput: errorOutput.bytes)
    }

    /// What every call shares: the arguments in front, the session, the way to end, and the meaning of errors.
    private func launching(
        _ command: ChildCommand, closing descriptor: FileDescriptor?,
        _ body: (Subprocess.Configuration, ProcessGroup) async throws -> TerminationStatus
    ) async throws(BuilderError) -> ChildExit {
        guard !Task.isCancelled else {
            // A launch closes the descriptor in any case; what is at its other end waits for that.
            try? descriptor?.close()
            throw .cancelled
        }
        let status: TerminationStatus
        let group = ProcessGroup()
        do {
            status = try await body(self.configuration(of: command), group)
        } catch {
            await group.end()
            if Task.isCancelled { throw .cancelled }
            throw Self.launchError(error, of: command)
        }
        if Task.isCancelled {
            await group.end()
            throw .cancelled
        }
        switch status {
        case .exited(let code): return ChildExit(status: code, output: [], errorOutput: [])
        case .signaled(let signal): return ChildExit(status: 128 + signal, output: [], errorOutput: [])
        }
    }

    private func configuration(of command: ChildCommand) -> Subprocess.Configuration {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(
                signal: command.stopSignal == .interrupt ? .interrupt : .terminate, toProcessGroup: true,
                allowedDurationToNextStep: self.stopGrace)
        ]
        var executable = command.executable
        var arguments = command.arguments
        if let setpriv {
            arguments = ["--pdeathsig", "KILL", executable] + arguments
            executable = setpriv
        }
        var environment: [Environment.Key: String] = [:]
        for (name, value) in command.environment { environment[Environment.Key(stringLiteral: name)] = value }
        return Subprocess.Configuration(
            executable: .path(FilePath(executable)), arguments: Arguments(arguments), environment: .custom(environment),
            platformOptions: options)
    }

    /// An operator's problem: the program is missing, or no process can be started.
    private static func launchError(_ error: any Error, of command: ChildCommand) -> BuilderError {
        let name = command.executable.split(separator: "/").last.map(String.init) ?? command.executable
        let code: FailureCode = name.hasPrefix("git") ? .cloneFailed : .dockerUnavailable
        return BuilderError(code, "\(name) could not be run: \(error)", isRetriable: true)
    }

    private static func drain(
        _ output: SubprocessOutputSequence, _ errorOutput: SubprocessOutputSequence,
        _ handler: @escaping @Sendable (BuildLogStream, [UInt8]) async -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.drain(output) { await handler(.stdout, $0) } }
            group.addTask { try await Self.drain(errorOutput) { await handler(.stderr, $0) } }
            try await group.waitForAll()
        }
    }

    private static func drain(_ sequence: SubprocessOutputSequence, _ handler: @Sendable ([UInt8]) async -> Void) async throws {
        let converter: BytesOutput = .bytes(limit: .max)
        for try await buffer in sequence { await handler(try converter.output(from: buffer.bytes)) }
    }
}
