import HTTPTypes
import Hummingbird

/// Whether a browser sent a request on behalf of a page of ours.
enum RequestOrigin {
    /// Whether the request is for another page: a page of the same site is another one too, since applications of tenants may be served
    /// beside the server, under its domain.
    static func isForeign(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site != "same-origin" && site != "none" }
        // Browsers from before Fetch Metadata; what is no browser sends neither.
        guard let origin = request.headers[.origin] else { return false }
        let host = origin.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first
        return host.map(String.init) != request.head.authority
    }
}
