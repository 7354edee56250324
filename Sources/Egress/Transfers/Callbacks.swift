internal import CCurl

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What libcurl calls: each finds the transfer's ``Reception`` behind its context.
enum Callbacks {
    /// Opens the socket for an address that a name was resolved to, or refuses: here no name stands between the check and the connection.
    static let openSocket: curl_opensocket_callback = { context, purpose, address in
        guard let reception = unsafe Callbacks.reception(context), let address = unsafe address, purpose == CURLSOCKTYPE_IPCXN,
            let target = unsafe Callbacks.address(of: address), reception.permits(target)
        else { return CURL_SOCKET_BAD }
        let descriptor = unsafe socket(
            address.pointee.family, address.pointee.socktype | Callbacks.closeOnExec, address.pointee.protocol)
        return descriptor < 0 ? CURL_SOCKET_BAD : descriptor
    }

    /// Takes one line of the header; any other number than that of the bytes ends the transfer.
    static let takeHeader: ccurl_receiver = { bytes, size, count, context in
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        return unsafe Callbacks.reception(context)?.takeHeader(buffer) == true ? size * count : 0
    }

    /// Takes a piece of the body, likewise.
    static let takeBody: ccurl_receiver = { bytes, size, count, context in
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
        return unsafe Callbacks.reception(context)?.takeBody(buffer) == true ? size * count : 0
    }

    /// Gives the next bytes of a mail; none at the end, and none without a mail.
    static let giveMail: ccurl_receiver = { bytes, size, count, context in
        let buffer = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
        return unsafe context.map { unsafe Unmanaged<MailUpload>.fromOpaque($0).takeUnretainedValue().give(to: buffer) } ?? 0
    }

    #if canImport(Darwin)
        private static let closeOnExec: Int32 = 0
    #else
        private static let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)
    #endif

    private static func reception(_ context: UnsafeMutableRawPointer?) -> Reception? {
        unsafe context.map { unsafe Unmanaged<Reception>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func address(of address: UnsafePointer<curl_sockaddr>) -> IPAddress? {
        guard let place = unsafe UnsafeRawPointer(ccurl_socket_address(address)) else { return nil }
        switch unsafe address.pointee.family {
        case AF_INET: return unsafe IPAddress(place.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr)
        case AF_INET6: return unsafe IPAddress(place.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr)
        default: return nil
        }
    }
}
