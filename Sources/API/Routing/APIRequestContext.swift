package import Hummingbird
package import NIOCore

/// What Hummingbird carries along with a request.
package struct APIRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let channel: any Channel
    package let record = RequestRecord()

    package init(source: ApplicationRequestContextSource) {
        self.coreContext = .init(source: source)
        self.channel = source.channel
    }

    /// The address of who makes the request, without a port: what trusted proxies tell, else where the connection comes from.
    package var remoteAddress: String { self.record.current.client ?? ConnectionPeer.address ?? "local" }
}

extension APIRequestContext {
    /// The template of the route that was found; what was asked for is never repeated.
    package var routeTemplate: String {
        guard let path = self.endpointPath, path.hasPrefix("/") else { return "unknown" }
        return path
    }
}
