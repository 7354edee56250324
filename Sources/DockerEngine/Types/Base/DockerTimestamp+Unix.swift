extension DockerTimestamp {
    /// Seconds since 1970 with nine digits after the point, as queries want it.
    var unixText: String {
        let digits = String(nanoseconds)
        return "\(seconds)." + String(repeating: "0", count: 9 - digits.count) + digits
    }
}
