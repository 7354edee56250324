import API

/// A convention that every route keeps to which its own declaration does not except from it.
struct ConventionRule: Sendable {
    let name: String
    let applies: @Sendable (Route) -> Bool
    let check: @Sendable (Route, ConventionWorld) async throws -> Void

    init(
        _ name: String, where applies: @escaping @Sendable (Route) -> Bool = { _ in true },
        _ check: @escaping @Sendable (Route, ConventionWorld) async throws -> Void
    ) {
        self.name = name
        self.applies = applies
        self.check = check
    }
}
