import HTTPTypes
import Hummingbird
import HummingbirdCore

extension Response {
    /// Adds the tag; a reader who has that state already gets 304 instead.
    func tagged(_ tag: EntityTag?, for scope: RequestScope) -> Response {
        guard let tag else { return self }
        if scope.isRead, let condition = scope.request.headers[.ifNoneMatch], tag.matches(condition) {
            return Response(status: .notModified, headers: [.eTag: tag.header])
        }
        var response = self
        response.headers[.eTag] = tag.header
        return response
    }
}
