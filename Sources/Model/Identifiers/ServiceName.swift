/// The names that Roost generates for Swarm and for the ingress; none is ever taken from input.
package struct ServiceName: Hashable, Sendable, CustomStringConvertible {
    /// Swarm's limit for a service's name, in characters: it must fit a DNS label.
    package static let maximumLength = 63

    package let rawValue: String

    /// The stored form; the caller read it from Postgres, where it was written by `init(project:application:id:)`.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    /// `<project>-<application>-<suffix of the id>`, both slugs cut so that the whole fits.
    package init(project: Slug, application: Slug, id: ApplicationID) {
        let room = (Self.maximumLength - id.suffix.count - 2) / 2
        let longest = Self.maximumLength - id.suffix.count - 2
        let project = Slug.cut(project.rawValue, to: max(room, longest - application.rawValue.count))
        let application = Slug.cut(application.rawValue, to: longest - project.count)
        self.rawValue = "\(project)-\(application)-\(id.suffix)"
    }

    package var description: String { self.rawValue }

    /// The host that every application with a port gets: `<application>-<suffix of the id>.<ingress domain>`.
    package static func generatedHost(application: Slug, id: ApplicationID, ingressDomain: String) -> String {
        "\(application.rawValue)-\(id.suffix).\(ingressDomain)"
    }

    /// The overlay network of an environment; no other environment is ever attached to it.
    package static func network(project: Slug, environment: Slug, id: EnvironmentID) -> String {
        "\(Slug.cut(project.rawValue, to: 24))-\(Slug.cut(environment.rawValue, to: 24))-\(id.suffix)"
    }
}
