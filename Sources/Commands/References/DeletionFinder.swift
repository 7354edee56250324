import APIClient
import APIContract

/// Finds what a user wants restored among what was deleted, through the API.
struct DeletionFinder {
    let client: RoostClient

    /// A deleted team by its slug or id.
    func team(_ reference: String) async throws -> String {
        if let id = ReferenceText.id(reference) { return id }
        return try await self.one("team", "a team '\(reference)'") { $0.slug == reference }.objectId
    }

    /// A deleted project, `[team/]project` or an id.
    func project(_ reference: String) async throws -> String {
        switch try ProjectReference(reference) {
        case .id(let id): return id
        case .path(let team, let slug):
            let team = team == nil ? nil : try await ReferenceResolver(client: self.client).teamID(team)
            return try await self.one("project", "a project '\(slug)'") { $0.slug == slug && (team == nil || $0.teamId == team) }.objectId
        }
    }

    /// A deleted environment of a project, by its slug or id.
    func environment(_ reference: String, projectID: String) async throws -> String {
        if let id = ReferenceText.id(reference) { return id }
        return try await self.one("environment", "an environment '\(reference)'") {
            $0.slug == reference && $0.projectId == projectID
        }.objectId
    }

    /// A deleted application, `[team/]project/[environment/]app` or an id.
    func application(_ reference: String) async throws -> String {
        let paths: [ApplicationReference.Path]
        switch try ApplicationReference(reference) {
        case .id(let id): return id
        case .path(let read): paths = read
        }
        var places: [(project: String, path: ApplicationReference.Path)] = []
        for path in paths {
            let found = try await ReferenceResolver(client: self.client).projects(team: path.team, slug: path.project)
            places += found.map { ($0.id, path) }
        }
        return try await self.one("application", "an application '\(reference)'") { deletion in
            places.contains { place in
                place.project == deletion.projectId && place.path.application == deletion.slug
                    && (place.path.environment == nil || place.path.environment == deletion.environment)
            }
        }.objectId
    }

    private func one(_ kind: String, _ what: String, _ matches: (DeletionView) -> Bool) async throws -> DeletionView {
        let found = try await self.client.all { after throws(ClientError) in
            try await self.client.deletions(kind: kind, after: after)
        }.filter(matches)
        guard let first = found.first else { throw CommandFailure("nothing that was deleted and can be restored is \(what)") }
        guard found.count == 1 else {
            throw CommandFailure(
                "several are that were deleted: name one by its id",
                details: found.map { "\($0.objectId)  deleted \(TimeText.date($0.deletedAt))" })
        }
        return first
    }
}
