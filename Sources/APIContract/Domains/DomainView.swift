/// A host, with a path, by which an application is reached.
package struct DomainView: Codable, Hashable, Sendable {
    package var id: String
    package var host: String
    package var path: String
    package var tls: Bool
    package var generated: Bool

    package init(id: String, host: String, path: String, tls: Bool, generated: Bool) {
        self.id = id
        self.host = host
        self.path = path
        self.tls = tls
        self.generated = generated
    }
}
