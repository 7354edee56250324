/// The request of a route that anybody may use.
package struct AnonymousContext: RouteContext {
    package let scope: RequestScope
}
