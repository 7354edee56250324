/// What can be done to several applications at once.
package enum ApplicationAction: String, Sendable, Hashable, CaseIterable {
    case deploy
    case restart
    case stop
    case start
    case delete
}
