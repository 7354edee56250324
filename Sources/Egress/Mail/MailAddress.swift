/// Who sends or gets a mail: `ada@example.com`, or `Ada <ada@example.com>`.
public struct MailAddress: Sendable, Hashable {
    /// The longest path that RFC 5321 section 4.5.3.1 allows, without its brackets, in bytes.
    private static let maximumLength = 254

    /// What people know it by; nil for none.
    public let name: String?
    /// The address itself, `local@domain`.
    public let address: String

    /// - Throws: ``EgressError`` `invalidRequest` for anything but an address of dot-atoms (RFC 5322 section 3.4.1) in ASCII, and for control
    ///   characters in the name.
    public init(_ text: String) throws(EgressError) {
        guard text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") else {
            try self.init(address: text)
            return
        }
        let name = text[..<bracket].drop { $0 == " " }
        let address = text[text.index(after: bracket)...].dropLast()
        try self.init(address: String(address), name: String(String(name.reversed()).drop { $0 == " " }.reversed()))
    }

    /// - Throws: as ``init(_:)``.
    public init(address: String, name: String? = nil) throws(EgressError) {
        guard Self.isAddress(address) else { throw EgressError(.invalidRequest, "this is no e-mail address that a mail could go to") }
        guard HeaderText.isLine(name ?? "") else {
            throw EgressError(.invalidRequest, "the name beside an address holds control characters")
        }
        self.address = address
        self.name = name?.isEmpty == false ? name : nil
    }

    /// The domain that the address is of.
    public var domain: String { self.address.split(separator: "@").last.map(String.init) ?? "" }

    /// As it stands in a header.
    var header: String { self.name.map { "\(HeaderText.phrase($0)) <\(self.address)>" } ?? self.address }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.maximumLength, parts.count == 2, parts[0].utf8.count <= 64 else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return Self.isDotAtom(parts[0]) && labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.utf8.allSatisfy { HeaderText.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
                    && label.first != "-" && label.last != "-"
            }
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy { HeaderText.isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
        }
    }
}
