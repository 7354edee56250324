internal import CPostgres

/// libpq's request to cancel what a connection runs, for use from another thread than the connection's.
@safe
final class CancelRequest: @unchecked Sendable {
    // Sendable because nothing changes what the pointer leads to: a copy of the server's address and the session's key that libpq makes
    // once, reads in `PQcancel` (which its manual allows on any thread, also after the connection is gone) and frees in `deinit`, when no
    // `send` can be under way any more. The compiler cannot see that of a pointer.
    private let raw: OpaquePointer

    init?(for connection: OpaquePointer) {
        guard let raw = unsafe PQgetCancel(connection) else { return nil }
        unsafe self.raw = raw
    }

    deinit { unsafe PQfreeCancel(self.raw) }

    /// Sends the request over a connection of its own and waits for the server to hang up; blocks.
    func send() {
        var message = [CChar](repeating: 0, count: 256)
        // A request that fails changes nothing: the statement ends by itself, or by its timeout.
        unsafe _ = PQcancel(self.raw, &message, 256)
    }
}
