package import Model
import Synchronization

/// What was decided against a caller on the way of one request, for the record of it.
package final class DecisionNote: Sendable {
    /// Something that was denied.
    package struct Denied: Sendable, Hashable {
        package let action: String
        /// What it was to be done to; nil where the request says it.
        package let resource: String?
        /// nil for what belongs to no team.
        package let team: TeamID?
    }

    private let last = Mutex<Denied?>(nil)

    package init() {}

    /// The last denial; nil where nothing was denied.
    package var denied: Denied? { self.last.withLock { $0 } }

    func deny(_ permission: Permission, in team: TeamID) { self.deny(permission.rawValue, nil, in: team) }

    func deny(_ action: String, _ resource: String?, in team: TeamID? = nil) {
        self.last.withLock { $0 = Denied(action: action, resource: resource, team: team) }
    }
}
