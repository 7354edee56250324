extension InstallationServer {
    /// Runs another roostd to its end with the settings of this one, some of them changed; nil leaves one out.
    public func run(
        _ arguments: [String], changing changes: [String: String?] = [:], within bound: Duration = .seconds(30)
    ) async throws -> CommandOutcome {
        try await runCommand(try builtProgram("roostd"), arguments, environment: self.environment(changing: changes), within: bound)
    }

    /// Lends another roostd, started with the settings of this one, some of them changed, and ends it.
    public func withProcess<R>(
        _ arguments: [String], changing changes: [String: String?] = [:], _ body: (ChildProcess) async throws -> R
    ) async throws -> R {
        let process = try ChildProcess(
            try builtProgram("roostd"), arguments, environment: self.environment(changing: changes),
            logPath: "\(self.folder)/roostd-\(UInt32.random(in: .min ... .max)).log")
        do {
            let result = try await body(process)
            await process.end()
            return result
        } catch {
            await process.end()
            throw error
        }
    }

    private func environment(changing changes: [String: String?]) -> [String: String] {
        var environment = self.environment
        for (name, value) in changes { environment[name] = value }
        return environment
    }
}
