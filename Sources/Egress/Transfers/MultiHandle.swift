internal import CCurl

/// The owner of libcurl's set of transfers.
///
/// `@unchecked Sendable`: ``wakeUp()`` may be called on any thread, as libcurl promises; everything else is called on one at a time, that of
/// the driver.
@safe
struct MultiHandle: ~Copyable, @unchecked Sendable {
    private let raw: UnsafeMutableRawPointer

    init(maximumConnections: Int, maximumConnectionsPerHost: Int) throws(EgressError) {
        guard CurlLibrary.isReady, let raw = unsafe curl_multi_init() else {
            throw EgressError(.libraryFailure, "libcurl could not be set up")
        }
        unsafe self.raw = raw
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAX_TOTAL_CONNECTIONS, maximumConnections)
        _ = unsafe ccurl_multi_set_long(raw, CURLMOPT_MAX_HOST_CONNECTIONS, maximumConnectionsPerHost)
    }

    deinit { unsafe curl_multi_cleanup(self.raw) }

    /// Ends the wait of the driver, or the next one if it does not wait.
    func wakeUp() {
        _ = unsafe curl_multi_wakeup(self.raw)
    }

    /// Begins a transfer, whose handle has to be removed before it ends; false when that fails.
    func add(_ easy: borrowing EasyHandle) -> Bool {
        unsafe curl_multi_add_handle(self.raw, easy.raw) == CURLM_OK
    }

    /// Ends a transfer, wherever it stands.
    func remove(_ easy: borrowing EasyHandle) {
        _ = unsafe curl_multi_remove_handle(self.raw, easy.raw)
    }

    /// Does what can be done without waiting.
    func perform() {
        var running: Int32 = 0
        _ = unsafe curl_multi_perform(self.raw, &running)
    }

    /// Waits until a socket is ready, a timer of libcurl's is due, or somebody wakes it up.
    func wait(milliseconds: Int32) {
        _ = unsafe curl_multi_poll(self.raw, nil, 0, milliseconds, nil)
    }

    /// A transfer that is done: its ``EasyHandle/key``, and how it ended.
    func nextFinished() -> (key: UInt, code: CURLcode)? {
        var remaining: Int32 = 0
        while let message = unsafe curl_multi_info_read(self.raw, &remaining) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            return unsafe (UInt(bitPattern: message.pointee.easy_handle), message.pointee.data.result)
        }
        return nil
    }
}
