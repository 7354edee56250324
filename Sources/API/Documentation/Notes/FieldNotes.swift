import APIContract

/// What is said of the members of the contract, by `Type.member`, or by `member` for all types.
enum FieldNotes {
    static let exampleID = "0193d1c0-7a1b-7c2d-8e3f-0123456789ab"
    static let exampleMoment = "2026-01-31T12:00:00.000Z"
    static let slugPattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$"
    static let commitPattern = "^([0-9a-f]{40}|[0-9a-f]{64})$"
    static let momentPattern = #"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$"#

    static let all: [String: FieldNote] = Self.general.merging(Self.requests) { first, _ in first }
        .merging(Self.run) { first, _ in first }
        .merging(Self.answers) { first, _ in first }

    /// The note of a member; its own before the one of its name.
    static func note(_ type: String, _ member: String) -> FieldNote? {
        Self.all["\(type).\(member)"] ?? Self.all[member]
    }

    private static let general: [String: FieldNote] = [
        "id": .id(), "applicationId": .id(), "fromApplicationId": .id("The application whose live image is meant"), "deploymentId": .id(),
        "parentId": .id("The deployment that was live when it began"),
        "projectId": .id(), "teamId": .id(), "stackId": .id(), "traceId": .pattern("^[0-9a-f]{32}$", "The trace id", example: Self.trace),
        "slug": .pattern(Self.slugPattern, "The short name, unique among the living of its parent", example: "web"),
        "name": .length(1...200, "The name for people", example: "Web"),
        "commitSha": .pattern(Self.commitPattern, "The full hash of a commit", example: String(repeating: "0a", count: 20)),
        "username": .pattern(Self.slugPattern, example: "ada"),
        "progress": .range(0...100, "In percent"),
    ]

    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
}
