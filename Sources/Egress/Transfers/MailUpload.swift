/// The bytes of a mail, and how many libcurl has taken; it belongs to the thread that drives the transfers.
final class MailUpload {
    /// How many there are in all.
    let size: Int
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.size = bytes.count
    }

    /// Gives as many as there is room for; none at the end.
    func give(to buffer: UnsafeMutableRawBufferPointer) -> Int {
        let next = self.bytes[self.position...].prefix(buffer.count)
        unsafe buffer.copyBytes(from: next)
        self.position += next.count
        return next.count
    }
}
