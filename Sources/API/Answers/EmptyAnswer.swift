package import Hummingbird

/// Success without a body.
package struct EmptyAnswer: RouteAnswer {
    package init() {}

    package func response(for scope: RequestScope) throws -> Response {
        Response(status: scope.route.options.success)
    }
}
