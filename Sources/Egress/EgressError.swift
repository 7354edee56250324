/// Why a request to an address that a user chose was not made, or brought nothing, and why a mail was not handed over.
///
/// `description` is fit for the user: it names neither addresses behind a name nor anything that the other side sent. What only an operator
/// may read stands in `debugDescription`.
public struct EgressError: Error, Sendable {
    /// The kind of failure.
    public let code: Code
    /// What happened.
    public let message: String
    /// What only operators may read, such as the refused address.
    let detail: String?

    init(_ code: Code, _ message: String, detail: String? = nil) {
        self.code = code
        self.message = message
        self.detail = detail
    }

    /// Whether the same request can succeed a little later.
    ///
    /// Whether it may have had an effect is another question: after `connectionLost` or `timeout` it may.
    public var isRetriable: Bool {
        switch self.code {
        case .busy, .connectionFailed, .connectionLost, .deferred, .timeout, .unresolvable: true
        default: false
        }
    }
}

extension EgressError: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The code and what happened.
    public var description: String { "\(self.code): \(self.message)" }

    /// The description and what only operators may read.
    public var debugDescription: String {
        guard let detail else { return self.description }
        return "\(self.description): \(detail)"
    }

    /// A mirror without the detail, so that printing by reflection shows it to nobody.
    public var customMirror: Mirror { Mirror(self, children: ["description": self.description]) }
}
