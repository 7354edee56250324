/// What applying the routes changed.
package struct IngressChange: Sendable, Equatable {
    /// Whether Caddy got a new configuration.
    package var isLoaded = false
    /// Networks that the ingress joined.
    package var joined: [String] = []
    /// Networks that it left.
    package var left: [String] = []
    /// Networks of routes that do not exist; those routes answer 502 until they do.
    package var missing: [String] = []
}
