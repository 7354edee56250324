internal import CPostgres
internal import Synchronization

/// Whether the server has taken leave of a connection that nothing ran on.
///
/// libpq takes such an error for a notice and tells of the end only when the socket closes, some milliseconds later; a statement that is
/// sent in between would fail with the connection.
final class FarewellNotice: Sendable {
    private let isSet = Atomic<Bool>(false)

    var hasCome: Bool { self.isSet.load(ordering: .relaxed) }

    /// Attends to the notices of a connection, which this object has to outlive.
    func attend(_ raw: OpaquePointer) {
        let receiver: PQnoticeReceiver = { context, result in
            guard let context = unsafe context, let result = unsafe result else { return }
            guard let state = unsafe PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else { return }
            // The class of an operator's intervention: the server shuts down, or ends this session.
            guard unsafe String(cString: state).hasPrefix("57P0") else { return }
            unsafe Unmanaged<FarewellNotice>.fromOpaque(context).takeUnretainedValue().isSet.store(true, ordering: .relaxed)
        }
        unsafe _ = PQsetNoticeReceiver(raw, receiver, Unmanaged.passUnretained(self).toOpaque())
    }
}
