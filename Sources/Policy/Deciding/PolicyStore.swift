import Synchronization

/// The policy that holds now; another one takes its place whole, or not at all.
public final class PolicyStore: Sendable {
    private struct State {
        var policy: AccessPolicy
        var problem: PolicyLoadError?
    }

    private let state: Mutex<State>

    /// Begins with this policy.
    public init(_ policy: AccessPolicy) {
        self.state = Mutex(State(policy: policy))
    }

    /// The policy by which to decide; whoever decides several things of one request takes it once.
    public var current: AccessPolicy { self.state.withLock { $0.policy } }

    /// What was wrong with the files that were last offered; nil where they hold.
    public var problem: PolicyLoadError? { self.state.withLock { $0.problem } }

    /// Decides by these files from now on.
    ///
    /// Where anything is wrong in them, the policy before them goes on to hold.
    ///
    /// - Parameter check: what else has to be true of the new policy; it throws what is not.
    /// - Throws: what is wrong, which ``problem`` tells until files are offered that hold.
    @discardableResult
    public func reload(
        _ sources: PolicySources, check: (AccessPolicy) throws(PolicyLoadError) -> Void = { _ in }
    ) throws(PolicyLoadError) -> AccessPolicy {
        let policy: AccessPolicy
        do {
            policy = try AccessPolicy(sources)
            try check(policy)
        } catch {
            self.state.withLock { $0.problem = error }
            throw error
        }
        self.state.withLock { $0 = State(policy: policy) }
        return policy
    }
}
