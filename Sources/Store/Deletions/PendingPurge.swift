package import FoundationEssentials
package import Model

/// A deletion that is being made final.
package struct PendingPurge: Sendable, Hashable {
    package let deletion: DeletionID
    package let tenant: TenantContext
    package let kind: DeletionKind
    package let objectID: UUID
}
