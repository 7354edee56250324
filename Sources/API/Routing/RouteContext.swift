import HTTPTypes
import HummingbirdCore
package import Model
import Telemetry

/// What a handler may know of its request.
package protocol RouteContext: Sendable {
    var scope: RequestScope { get }
}

extension RouteContext {
    package var traceID: String { self.scope.traceID.rawValue }
    package var query: QueryItems { self.scope.query }
    package var remoteAddress: String { self.scope.context.remoteAddress }

    /// An id in the path.
    ///
    /// - Throws: ``Refusal`` (404) for what is not an id: nothing can be there.
    package func id<Entity>(_ name: String, as type: Identifier<Entity>.Type = Identifier<Entity>.self) throws(Refusal) -> Identifier<
        Entity
    > {
        guard let id = self.scope.parameter(name).flatMap({ Identifier<Entity>($0) }) else { throw .notFound }
        return id
    }

    /// An id in the query; nil where it is not given.
    ///
    /// - Throws: ``Refusal`` (422) for what is not an id.
    package func queryID<Entity>(_ name: String) throws(Refusal) -> Identifier<Entity>? {
        guard let text = self.query[name] else { return nil }
        guard let id = Identifier<Entity>(text) else { throw .invalid(field: name, "must be an id") }
        return id
    }

    /// The part of a list that is asked for.
    package func page() throws(Refusal) -> PageRequest { try PageRequest(self.query) }

    /// The revisions that a change is meant for, as `If-Match` tells them; nil where any will do.
    package var expectedRevisions: Set<Int>? { EntityTag.revisions(ifMatch: self.scope.request.headers[.ifMatch]) }
}
