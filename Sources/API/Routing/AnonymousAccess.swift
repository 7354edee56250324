/// The statement of a route that anybody may use.
package struct AnonymousAccess: Sendable {
    package static let anonymous = Self()
}
