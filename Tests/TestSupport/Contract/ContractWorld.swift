internal import APIClient
internal import APIContract

/// Real things that requests made from the API's description can speak of, so that most of them mean something.
///
/// What is read, changed and acted on is there for good; what is deleted and restored is there for that alone, half of it deleted.
package struct ContractWorld: Sendable {
    /// How many things of each kind are there to be deleted and restored.
    static let doomedCount = 8

    /// The dictionaries of `ops/contract`, by name: ids, and other words that mean something here.
    package private(set) var words: [String: [String]] = [:]
    /// The project of everything that runs.
    package let projectID: String

    /// What programs know the first word of each list by, where only one can be used: `CONTRACT_DOOMED_TEAM`.
    var variables: [String: String] {
        self.words.reduce(into: [:]) { variables, list in
            variables["CONTRACT_" + list.key.uppercased().replacing("-", with: "_")] = list.value.first
        }
    }

    /// Makes all of it; every slug is new.
    package static func make(on platform: Installation) async throws -> Self {
        let place = Self(projectID: try await platform.makeProject().id)
        async let running = place.runningThings(on: platform)
        async let doomed = place.doomedThings(on: platform)
        var world = place
        world.words = try await running.merging(doomed) { first, _ in first }
        return world
    }

    /// Takes away what runs, unless a request has done so already.
    package func remove(from platform: Installation) async {
        try? await platform.client.deleteProject(self.projectID, volumes: true)
    }

    private init(projectID: String) {
        self.projectID = projectID
    }
}
