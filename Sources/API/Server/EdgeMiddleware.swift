import ControlPlane
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Telemetry

/// The outermost layer of every request: its trace id, what no request may be, errors as problem documents, the header fields of every
/// answer, and the log line.
struct EdgeMiddleware: RouterMiddleware {
    typealias Context = APIRequestContext

    let configuration: APIConfiguration
    let registry: RouteRegistry
    let accessLog: AccessLog

    func handle(
        _ request: Request, context: APIRequestContext, next: @concurrent (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let traceID = request.headers[.traceParent].flatMap { TraceID(traceparent: $0) } ?? .generate()
        let client = self.configuration.proxies.client(behind: ConnectionPeer.address, request.headers[values: .forwardedFor])
        context.record.update {
            $0.traceID = traceID
            $0.client = client
        }
        // All that is done for the request, statements included, is logged with its trace.
        var response = await TraceContext.$current.withValue(traceID) {
            do {
                try self.check(request)
                return try await next(request, context)
            } catch {
                let refusal = self.refusal(for: error, request, context, traceID)
                return ProblemDocument.response(refusal, instance: String(request.uri.path.prefix(256)), traceID: traceID.rawValue)
            }
        }
        self.decorate(&response, context.record.current, traceID)
        guard response.body.contentLength == nil else {
            self.accessLog.write(request, response.status, bytes: response.body.contentLength ?? 0, since: start, context)
            return response
        }
        let (status, body) = (response.status, response.body)
        response.body = ResponseBody { writer in
            let counter = ByteCounter()
            // The line is written when the last byte is, also where the client went away before.
            defer { self.accessLog.write(request, status, bytes: counter.total, since: start, context) }
            try await TraceContext.$current.withValue(traceID) {
                try await body.write(CountingBodyWriter(base: writer, counter: counter))
            }
        }
        return response
    }

    private func check(_ request: Request) throws(Refusal) {
        let limits = self.configuration.limits
        let size = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4 }
        guard request.uri.string.utf8.count <= limits.targetSize else { throw .targetTooLong(limit: limits.targetSize) }
        guard size <= limits.headerSize else { throw .headersTooLarge(limit: limits.headerSize) }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodySize {
            throw .bodyTooLarge(limit: limits.bodySize)
        }
        guard self.configuration.hosts.contain(request.head.authority) else { throw .unknownHost }
        try RequestTarget.check(path: request.uri.path)
    }

    private func refusal(for error: any Error, _ request: Request, _ context: APIRequestContext, _ traceID: TraceID) -> Refusal {
        if let error = error as? HTTPError, error.status == .notFound {
            let methods = self.registry.methods(for: request.uri.path)
            return methods.isEmpty ? .notFound : .methodNotAllowed(methods)
        }
        if let refusal = ErrorMapping.refusal(for: error) { return refusal }
        var logger = context.logger
        logger[metadataKey: LogKey.trace] = "\(traceID)"
        logger.error("request failed", error: error, metadata: [LogKey.route: "\(context.routeTemplate)"])
        return .internal
    }

    private func decorate(_ response: inout Response, _ record: RequestRecord.State, _ traceID: TraceID) {
        var fields = SecurityHeaders.fields(for: response.headers)
        fields.append(HTTPField(name: .traceID, value: traceID.rawValue))
        if let rate = record.rate {
            fields.append(HTTPField(name: .rateLimitLimit, value: String(rate.limit)))
            fields.append(HTTPField(name: .rateLimitRemaining, value: String(rate.remaining)))
            fields.append(HTTPField(name: .rateLimitReset, value: String(rate.resetSeconds)))
        }
        // At once, and appended: no answer has one of them yet, and setting looks through all that are there.
        response.headers.append(contentsOf: fields)
    }
}
