/// All through whom people may sign in, in the order of the settings.
package struct LoginProviders: Sendable {
    /// Which of them a route is for.
    package enum Selection: Sendable, Hashable {
        /// The first that speaks OpenID.
        case standard
        /// One that speaks OpenID, by its name.
        case named(String)
        case github
    }

    package let all: [LoginProvider]
    /// Where browsers reach the server, without a slash at the end: providers send them back there.
    private let publicURL: String

    package init(_ all: [LoginProvider] = [], publicURL: String = "") {
        self.all = all
        self.publicURL = publicURL
    }

    /// The names of all of them.
    var names: [String] { self.all.map(\.name) }

    /// - Throws: ``ControlPlaneError/notFound`` where the settings have no such provider.
    func find(_ selection: Selection) throws(ControlPlaneError) -> LoginProvider {
        let found =
            switch selection {
            case .standard: self.all.first { $0.kind == .oidc }
            case .named(let name): self.all.first { $0.kind == .oidc && $0.name == name }
            case .github: self.all.first { $0.kind == .github }
            }
        guard let found else { throw .notFound }
        return found
    }

    /// The address of a path, as a provider and the browser know it.
    func address(ofPath path: String) -> String { self.publicURL + path }
}
