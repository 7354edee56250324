import APIClient
import APIContract

/// Errors of the client in words for the person at the terminal.
enum ErrorText {
    /// The first line says what happened, the others explain it.
    static func lines(for error: ClientError) -> [String] {
        switch error {
        case .invalidAddress(let message): return [SafeText.line(message)]
        case .unreachable(let message): return ["the server cannot be reached: \(SafeText.line(message))"]
        case .invalidResponse(let status, let message):
            return [SafeText.line(message) + (status == 0 ? "" : " (HTTP \(status))")]
        case .cancelled: return ["cancelled"]
        case .problem(let problem):
            var lines = [SafeText.line("\(problem.detail ?? problem.title) (\(problem.code))")]
            lines += (problem.errors ?? []).map { SafeText.line("\($0.field): \($0.message)") }
            if problem.code == "unauthenticated" { lines.append("run 'roost login URL', or set ROOST_TOKEN to a valid token") }
            if problem.status >= 500, let trace = problem.traceId { lines.append(SafeText.line("trace \(trace)")) }
            return lines
        }
    }
}
