/// What one transfer has received, and the limits it is held to.
///
/// libcurl's callbacks get it as their context; it belongs to the thread that drives the transfers.
final class Reception {
    private let policy: AddressPolicy
    private let maximumHeaderSize: Int
    private let maximumBodySize: Int

    private(set) var headers = EgressHeaders()
    private(set) var body: [UInt8] = []
    /// The last address that was refused.
    private(set) var refused: IPAddress?
    /// Whether the answer is larger than allowed.
    private(set) var isTooLarge = false
    private var headerSize = 0
    /// Whether the lines that come are those behind the body, which count and say nothing.
    private(set) var isHeaderComplete = false

    init(policy: AddressPolicy, maximumHeaderSize: Int, maximumBodySize: Int) {
        self.policy = policy
        self.maximumHeaderSize = maximumHeaderSize
        self.maximumBodySize = maximumBodySize
    }

    /// Whether a connection to the address may be made.
    func permits(_ address: IPAddress) -> Bool {
        guard self.policy.permits(address) else {
            self.refused = address
            return false
        }
        return true
    }

    /// Takes one line of a header; false when that is one too many.
    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        self.headerSize += bytes.count
        guard self.headerSize <= self.maximumHeaderSize else {
            self.isTooLarge = true
            return false
        }
        let line = unsafe String(decoding: bytes, as: UTF8.self).trimmingBlanks
        if line.isEmpty {
            self.isHeaderComplete = true
        } else if line.hasPrefix("HTTP/") {
            // The answer begins, or another one after an interim one (1xx).
            self.headers = EgressHeaders()
            self.isHeaderComplete = false
        } else if !self.isHeaderComplete, let colon = line.firstIndex(of: ":") {
            self.headers.append(line[..<colon].trimmingBlanks, line[line.index(after: colon)...].trimmingBlanks)
        }
        return true
    }

    /// Takes a piece of the body; false when that is too much.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= self.maximumBodySize - self.body.count else {
            self.isTooLarge = true
            return false
        }
        unsafe self.body.append(contentsOf: bytes)
        return true
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
