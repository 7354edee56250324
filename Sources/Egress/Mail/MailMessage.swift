public import FoundationEssentials

/// A mail of plain text to one address, as it goes over the wire (RFC 5322, RFC 2045).
public struct MailMessage: Sendable {
    /// The envelope's sender.
    let sender: String
    /// The envelope's recipient.
    let recipient: String
    /// Header and body; every line ends with CR LF and has at most 998 characters.
    let bytes: [UInt8]

    /// Composes a mail.
    ///
    /// - Parameters:
    ///   - id: what two copies of the same mail have in common, of letters, digits and hyphens: the left side of its `Message-ID`.
    ///   - text: lines of any length, with any character.
    /// - Throws: ``EgressError`` `invalidRequest` for a subject of more than one line.
    public init(
        from: MailAddress, to: MailAddress, subject: String, text: String, id: String, date: Date = Date()
    ) throws(EgressError) {
        guard HeaderText.isLine(subject) else { throw EgressError(.invalidRequest, "the subject of a mail holds control characters") }
        guard !id.isEmpty, id.utf8.allSatisfy({ HeaderText.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) else {
            throw EgressError(.invalidRequest, "the id of a mail holds other characters than letters, digits and hyphens")
        }
        self.sender = from.address
        self.recipient = to.address
        let header = [
            "From: \(from.header)", "To: \(to.header)", "Subject: \(HeaderText.unstructured(subject))", "Date: \(Self.text(of: date))",
            "Message-ID: <\(id)@\(from.domain)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            // RFC 3834 section 5: no machine answers it.
            "Auto-Submitted: auto-generated",
        ]
        self.bytes = Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + QuotedPrintable.encode(text)
    }

    /// `Sun, 06 Nov 1994 08:49:37 +0000` (RFC 5322 section 3.3).
    private static func text(of date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        func number(_ value: Int?) -> String { value.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "00" }
        func name(_ value: Int?, of names: [String]) -> String { names[max(0, min((value ?? 1) - 1, names.count - 1))] }
        let day = "\(name(parts.weekday, of: Self.weekdays)), \(number(parts.day)) \(name(parts.month, of: Self.months))"
        return "\(day) \(parts.year ?? 1970) \(number(parts.hour)):\(number(parts.minute)):\(number(parts.second)) +0000"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
