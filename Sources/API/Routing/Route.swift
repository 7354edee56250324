import ControlPlane
package import HTTPTypes
import Hummingbird

/// One address with one method: what it takes, what it answers and who may use it.
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    /// The template, such as `/api/projects/{projectId}`.
    package let path: String
    package let access: RouteAccess
    /// One line for the documentation.
    package let summary: String
    /// The type of the body; nil for none.
    package let request: (any Any.Type)?
    package let answer: any RouteAnswer.Type
    package let options: RouteOptions
    /// The mark of the state that its answer shows, for who asks whether anything changed; nil where the answer itself has to tell.
    let changes: (@Sendable (CallerContext) async throws -> ChangeMark)?
    let respond: @Sendable (Request, RequestScope) async throws -> Response

    /// Whether the answer may go on for longer than a request may take.
    package var isStreaming: Bool { self.answer.isStreaming }
}
