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

    func forEachField(_ body: (_ key: String, _ value: String) -> Void) {
        body(LogKey.bytes, String(self.bytes))
        body(LogKey.duration, self.milliseconds)
        body(LogKey.method, self.method)
        body(LogKey.received, String(self.request.received))
        body(LogKey.remoteAddress, self.remote)
        body(LogKey.route, self.route)
        if let session = self.request.caller?.sessionID { body(LogKey.session, session.description) }
        body(LogKey.status, String(self.status.code))
        if let token = self.request.caller?.tokenID { body(LogKey.token, token.description) }
        if let traceID = self.request.traceID { body(LogKey.trace, traceID.rawValue) }
        if let caller = self.request.caller { body(LogKey.user, caller.userID.description) }
    }

    /// With three decimals.
    private var milliseconds: String {
        let (seconds, attoseconds) = self.duration.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        let decimals = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: max(0, 3 - decimals.utf8.count)) + decimals
    }
}
