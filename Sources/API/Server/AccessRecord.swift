import FoundationEssentials
import HTTPTypes
import Model
import Telemetry

/// What is logged of one request.
struct AccessRecord: LogFields {
    let method: String
    let route: String
    let status: HTTPResponse.Status
    let bytes: Int
    let duration: Duration
    let remote: String
    let request: RequestRecord.State

    var description: String { "\(self.method) \(self.route) \(self.status.code)" }

    func add(to line: inout JSONLineWriter) {
        line.add(LogKey.bytes, self.bytes)
        self.addDuration(to: &line)
        line.add(LogKey.method, self.method)
        line.add(LogKey.received, self.request.received)
        line.add(LogKey.remoteAddress, self.remote)
        line.add(LogKey.route, self.route)
        if let session = self.request.caller?.sessionID { Self.add(LogKey.session, session.rawValue, to: &line) }
        line.add(LogKey.status, self.status.code)
        if let token = self.request.caller?.tokenID { Self.add(LogKey.token, token.rawValue, to: &line) }
        if let traceID = self.request.traceID { line.add(LogKey.trace, traceID.rawValue) }
        if let caller = self.request.caller { Self.add(LogKey.user, caller.userID.rawValue, to: &line) }
    }

    private static func add(_ key: String, _ id: UUID, to line: inout JSONLineWriter) {
        line.add(key, room: UUID.textLength) { output in id.writeText(to: &output) }
    }

    /// In milliseconds, with three decimals.
    private func addDuration(to line: inout JSONLineWriter) {
        let (seconds, attoseconds) = self.duration.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        let decimals = String(microseconds % 1000)
        line.add(LogKey.duration, "\(microseconds / 1000)." + String(repeating: "0", count: max(0, 3 - decimals.utf8.count)) + decimals)
    }
}
