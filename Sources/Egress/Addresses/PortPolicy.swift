/// Which ports a user's URL may name: those of web servers, and whatever else is no well-known service of another kind.
///
/// A request that a user shapes can speak to a server of another protocol, which skips the lines that it does not understand.
public enum PortPolicy {
    /// The ports that are refused from 1024 on: databases, queues and engines by their documentation, X11 and IRC as browsers refuse them.
    static let refused: Set<Int> = [
        1433, 1521, 1883, 2049, 2375, 2376, 2377, 2379, 2380, 3306, 3389, 4222, 4789, 5222, 5432, 5671, 5672, 5900, 6000, 6379, 6380, 6432,
        6443, 6665, 6666, 6667, 6668, 6669, 6697, 7946, 8883, 9042, 9092, 9200, 9300, 10250, 11211, 26379, 27017,
    ]

    /// Whether a connection may be made; of the ports below 1024 only the web's own, 80 and 443.
    public static func permits(_ port: Int) -> Bool {
        port < 1024 ? port == 80 || port == 443 : port < 65536 && !Self.refused.contains(port)
    }
}
