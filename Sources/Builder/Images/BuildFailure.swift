internal import Model

/// What the end of a failed build means.
enum BuildFailure {
    /// - Parameter lastErrorLine: the Docker CLI's last line on standard error, where it says why it gave up.
    static func error(status: Int32, lastErrorLine: String?, lastLines: [String]) -> BuilderError {
        let reason = lastErrorLine.map(self.withoutPrefix) ?? "the Docker CLI ended with status \(status)"
        let text = reason.lowercased()
        func error(_ code: FailureCode, _ message: String, isRetriable: Bool = false) -> BuilderError {
            BuilderError(code, message, isRetriable: isRetriable, lastLines: lastLines)
        }
        if text.contains("no space left on device") || text.contains("disk quota exceeded") {
            return error(.noSpace, "The build engine has no space left.")
        }
        // A failed step of the Dockerfile is the user's, whatever its command printed.
        if !self.isStepProblem(text) {
            if self.isEngineProblem(text) {
                return error(.dockerUnavailable, "The build engine cannot be reached: \(reason)", isRetriable: true)
            }
            if RegistryFailure.isUnreachable(text) {
                return error(.registryUnavailable, "A base image could not be fetched: \(reason)", isRetriable: true)
            }
        }
        return error(.buildFailed, "The build failed: \(reason)")
    }

    private static func isEngineProblem(_ text: String) -> Bool {
        let phrases = [
            "cannot connect to the docker daemon", "error during connect", "failed to dial grpc", "transport is closing",
            "error reading from server", "code = unavailable",
        ]
        return text == "unexpected eof" || phrases.contains(where: text.contains)
    }

    private static func isStepProblem(_ text: String) -> Bool {
        text.contains("executor failed running") || text.contains("returned a non-zero code")
            || text.contains("did not complete successfully")
    }

    private static func withoutPrefix(_ line: String) -> String {
        for prefix in ["ERROR: ", "error: "] where line.hasPrefix(prefix) { return String(line.dropFirst(prefix.count)) }
        return line
    }
}
