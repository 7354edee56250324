import ArgumentParser

/// What a process of `roostd` does; on one machine it does all.
enum ProcessRole: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// Answers HTTP.
    case api
    /// Carries deployments out and keeps the cluster what Postgres says.
    case worker
}
