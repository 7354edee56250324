package import Model

/// How Roost itself asks a task, from where its users come.
package struct ProbePlan: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A GET of `path`, answered with one of `statuses`.
        case http(path: String, statuses: ClosedRange<Int>)
        /// A connection that is accepted.
        case tcp
    }

    package let port: Int
    package let kind: Kind

    package init(port: Int, kind: Kind) {
        self.port = port
        self.kind = kind
    }

    /// What the settings ask for; nil for an application without a port, which its tasks' health alone judges.
    package init?(_ run: RunSettings) {
        guard let port = run.port else { return nil }
        let check = run.effectiveHealthCheck
        switch (run.healthCheck?.type, check?.port == port) {
        case (.tcp, true): self.init(port: port, kind: .tcp)
        case (.http, true): self.init(port: port, kind: .http(path: check?.path ?? "/", statuses: 200...399))
        default: self.init(port: port, kind: .http(path: "/", statuses: 100...499))
        }
    }
}
