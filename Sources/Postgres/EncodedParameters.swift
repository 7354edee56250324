/// The parameters of a statement laid out for libpq: one buffer, each value followed by a zero byte.
struct EncodedParameters: Sendable {
    private var bytes: [UInt8] = []
    /// Where each value begins, or -1 for `NULL`.
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    /// 0 for text, 1 for binary.
    private var formats: [Int32] = []

    /// The protocol counts parameters in 16 bits.
    static let maximumCount = 65_535

    /// No parameters.
    init() {}

    init(_ parameters: [any PostgresEncodable]) throws(PostgresError) {
        guard !parameters.isEmpty else { return }
        guard parameters.count <= Self.maximumCount else {
            throw PostgresError(.encoding, "\(parameters.count) parameters are more than \(Self.maximumCount)")
        }
        self.offsets.reserveCapacity(parameters.count)
        self.lengths.reserveCapacity(parameters.count)
        self.formats.reserveCapacity(parameters.count)
        for (index, parameter) in parameters.enumerated() { try self.append(parameter.postgresValue, index: index) }
    }

    /// The same, with the statement's name in the error.
    init(_ parameters: [any PostgresEncodable], of statement: SQLStatement) throws(PostgresError) {
        do throws(PostgresError) {
            try self.init(parameters)
        } catch {
            throw error.named(statement.name)
        }
    }

    private mutating func append(_ value: PostgresValue, index: Int) throws(PostgresError) {
        let start = self.bytes.count
        switch value {
        case .null:
            self.offsets.append(-1)
            self.lengths.append(0)
            self.formats.append(0)
            return
        case .text(let text):
            self.bytes.append(contentsOf: text.utf8)
            // The server's text has no zero byte, and libpq would silently cut the value there.
            guard !self.bytes[start...].contains(0) else { throw PostgresError(.encoding, "parameter \(index + 1) holds a zero byte") }
            self.formats.append(0)
        case .binary(let binary):
            self.bytes.append(contentsOf: binary)
            self.formats.append(1)
        }
        guard let length = Int32(exactly: self.bytes.count - start) else {
            throw PostgresError(.encoding, "parameter \(index + 1) is larger than 2 GiB")
        }
        self.offsets.append(start)
        self.lengths.append(length)
        self.bytes.append(0)
    }

    /// Lends the pointers in the form that libpq takes; they are valid during the call.
    @unsafe
    func withPointers<R>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        guard !self.offsets.isEmpty else { return body(0, nil, nil, nil) }
        return unsafe self.bytes.withUnsafeBytes { bytes in
            unsafe withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: self.offsets.count) { values in
                for (index, offset) in self.offsets.enumerated() {
                    let start = unsafe offset < 0 ? nil : bytes.baseAddress?.advanced(by: offset)
                    unsafe values.initializeElement(at: index, to: start?.assumingMemoryBound(to: CChar.self))
                }
                return unsafe body(Int32(truncatingIfNeeded: self.offsets.count), values.baseAddress, self.lengths, self.formats)
            }
        }
    }
}
