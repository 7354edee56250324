internal import FoundationEssentials

/// The parameters of a statement in one buffer: for each its length in four bytes, its format, the value and a zero byte.
struct EncodedParameters: Sendable {
    private var bytes: [UInt8] = []
    private var count = 0

    /// The protocol counts parameters in 16 bits.
    static let maximumCount = 65_535
    /// What a value takes with its frame, unless it is a long text.
    private static let usualSize = 42
    /// The bytes before a value: its length, all ones for `NULL`, and its format, 0 for text and 1 for binary.
    private static let headerSize = 5

    /// No parameters.
    init() {}

    init(_ parameters: [any PostgresEncodable]) throws(PostgresError) {
        guard !parameters.isEmpty else { return }
        guard parameters.count <= Self.maximumCount else {
            throw PostgresError(.encoding, "\(parameters.count) parameters are more than \(Self.maximumCount)")
        }
        self.bytes.reserveCapacity(parameters.count * Self.usualSize)
        for parameter in parameters {
            self.count += 1
            try self.append(parameter.postgresValue)
        }
    }

    /// The same, with the statement's name in the error.
    init(_ parameters: [any PostgresEncodable], of statement: SQLStatement) throws(PostgresError) {
        do throws(PostgresError) {
            try self.init(parameters)
        } catch {
            throw error.named(statement.name)
        }
    }

    private mutating func append(_ value: PostgresValue) throws(PostgresError) {
        let start = self.bytes.count
        for _ in 0..<Self.headerSize { self.bytes.append(0) }
        switch value {
        case .null: return self.setLength(-1, at: start)
        case .text(let text):
            self.bytes.append(contentsOf: text.utf8)
            // The server's text has no zero byte, and libpq would silently cut the value there.
            guard !self.bytes[(start + Self.headerSize)...].contains(0) else {
                throw PostgresError(.encoding, "parameter \(self.count) holds a zero byte")
            }
        case .uuid(let uuid): self.append(uuid)
        case .binary(let binary):
            self.bytes[start + 4] = 1
            self.bytes.append(contentsOf: binary)
        }
        guard let length = Int32(exactly: self.bytes.count - start - Self.headerSize) else {
            throw PostgresError(.encoding, "parameter \(self.count) is larger than 2 GiB")
        }
        self.setLength(length, at: start)
        self.bytes.append(0)
    }

    private mutating func append(_ uuid: UUID) {
        let dash = UInt8(ascii: "-")
        let parts = uuid.uuid
        self.append(hexadecimal: parts.0, parts.1)
        self.append(hexadecimal: parts.2, parts.3)
        self.bytes.append(dash)
        self.append(hexadecimal: parts.4, parts.5)
        self.bytes.append(dash)
        self.append(hexadecimal: parts.6, parts.7)
        self.bytes.append(dash)
        self.append(hexadecimal: parts.8, parts.9)
        self.bytes.append(dash)
        self.append(hexadecimal: parts.10, parts.11)
        self.append(hexadecimal: parts.12, parts.13)
        self.append(hexadecimal: parts.14, parts.15)
    }

    private mutating func append(hexadecimal first: UInt8, _ second: UInt8) {
        self.bytes.append(Self.digit(first >> 4))
        self.bytes.append(Self.digit(first & 15))
        self.bytes.append(Self.digit(second >> 4))
        self.bytes.append(Self.digit(second & 15))
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value }

    private mutating func setLength(_ length: Int32, at start: Int) {
        let pattern = UInt32(bitPattern: length)
        for index in 0..<4 { self.bytes[start + index] = UInt8(truncatingIfNeeded: pattern >> UInt32(8 * index)) }
    }

    /// Lends the pointers in the form that libpq takes; they are valid during the call.
    @unsafe
    func withPointers<R>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        guard self.count > 0 else { return body(0, nil, nil, nil) }
        return unsafe self.bytes.withUnsafeBytes { bytes in
            unsafe withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: self.count) { values in
                unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * self.count) { numbers in
                    var start = 0
                    for index in 0..<self.count {
                        let length = unsafe Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int32.self))
                        unsafe numbers.initializeElement(at: index, to: max(0, length))
                        unsafe numbers.initializeElement(at: self.count + index, to: Int32(bytes[start + 4]))
                        start += Self.headerSize
                        let value = unsafe length < 0 ? nil : bytes.baseAddress?.advanced(by: start)
                        unsafe values.initializeElement(at: index, to: value?.assumingMemoryBound(to: CChar.self))
                        if length >= 0 { start += Int(length) + 1 }
                    }
                    let formats = unsafe numbers.baseAddress?.advanced(by: self.count)
                    return unsafe body(Int32(truncatingIfNeeded: self.count), values.baseAddress, numbers.baseAddress, formats)
                }
            }
        }
    }
}
