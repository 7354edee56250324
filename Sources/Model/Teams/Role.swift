/// A built-in role of a team.
package enum Role: String, Sendable, Hashable, CaseIterable {
    case owner
    case admin
    case developer
    case deployer
    case viewer
}
