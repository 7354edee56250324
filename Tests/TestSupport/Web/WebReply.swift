/// What a test's web server sends, byte for byte.
public struct WebReply: Sendable {
    /// What comes behind the pieces.
    public enum Ending: Sendable {
        case close
        /// Nothing, until the other side leaves.
        case hold
        /// This again and again, until the other side leaves.
        case goOn(String)
    }

    let pieces: [String]
    let ending: Ending

    /// A whole answer.
    public static func answer(_ status: Int = 200, _ headers: KeyValuePairs<String, String> = [:], _ body: String = "") -> WebReply {
        let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        return WebReply(
            pieces: ["HTTP/1.1 \(status) Status\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\(fields)\r\n\(body)"],
            ending: .close)
    }

    /// A whole answer in JSON.
    public static func json(_ body: String, status: Int = 200) -> WebReply {
        .answer(status, ["Content-Type": "application/json"], body)
    }

    /// Anything.
    public static func raw(_ pieces: String..., then ending: Ending = .close) -> WebReply {
        WebReply(pieces: pieces, ending: ending)
    }
}
