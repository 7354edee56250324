internal import APIClient
internal import APIContract
internal import DockerEngine
internal import Foundation

/// Starts an installation of the built programs, lends it, and removes everything of it afterwards.
///
/// When `body` throws, the end of roostd's log is printed.
package func withInstallation<R: Sendable>(
    _ settings: InstallationSettings = InstallationSettings(), _ body: @Sendable (Installation) async throws -> R
) async throws -> R {
    try await withTestDatabaseAddress(migrated: false) { database in
        let server = try await InstallationServer(settings, databaseURL: database.url)
        let docker = try DockerClient(configuration: DockerConfiguration(host: server.dockerHost))
        let teams = TeamList()
        let result: Result<R, any Error>
        do {
            try await server.prepare()
            try await server.start()
            result = .success(try await withFirstUser(server, docker, teams, body))
        } catch {
            FailureNote.set()
            print("== \(server.mark): \(error)")
            result = .failure(error)
        }
        if FailureNote.isSet { print("== the end of roostd's log (\(server.mark)):\n\(server.logTail(60))") }
        await server.remove(docker, teams: teams.all)
        await docker.shutdown()
        return try result.get()
    }
}

/// Lends an installation that reaches the lab's registry by a relay, with that relay.
package func withRelayedRegistry<R: Sendable>(_ body: @Sendable (Installation, Relay) async throws -> R) async throws -> R {
    try await withRegistryRelay { relay in
        var settings = InstallationSettings()
        settings.registry = relay.registry
        return try await withInstallation(settings) { try await body($0, relay) }
    }
}

private func withFirstUser<R: Sendable>(
    _ server: InstallationServer, _ docker: DockerClient, _ teams: TeamList, _ body: @Sendable (Installation) async throws -> R
) async throws -> R {
    let registration = RegisterRequest(
        username: server.mark, email: "\(server.mark)@example.com", password: "correct horse battery \(server.mark)",
        bootstrapToken: try await server.bootstrapToken())
    let token = try await RoostClient.withClient(ClientConfiguration(address: server.url)) { client in
        try await client.register(registration).value.token
    }
    guard let token else { throw DockerLabError(description: "the first user got no token") }
    return try await RoostClient.withClient(ClientConfiguration(address: server.url, token: token)) { client in
        guard let team = try await client.me().value.teams.first else { throw DockerLabError(description: "the first user has no team") }
        teams.add(team.id)
        return try await body(
            Installation(
                server: server, client: client, token: token, username: server.mark, teamID: team.id, docker: docker, teams: teams))
    }
}

extension InstallationServer {
    /// The token that roostd printed once.
    fileprivate func bootstrapToken() async throws -> String {
        try await eventually(within: .seconds(10), "the bootstrap token in \(self.logPath)") {
            self.log.firstMatch(of: /"bootstrapToken"\s*:\s*"([^"]+)"/).map { String($0.output.1) }
        }
    }

    /// Ends the processes and removes what they made in the engine, best effort: the test's own verdict stands already.
    fileprivate func remove(_ docker: DockerClient, teams: [String]) async {
        if !(await self.stop()) { print("== \(self.mark): roostd did not end by TERM within 20 s") }
        await self.stopRedis()
        if let kept = ProcessInfo.processInfo.environment["ROOST_TEST_LOGS"] {
            try? FileManager.default.copyItem(atPath: self.logPath, toPath: "\(kept)/\(self.mark).log")
        }
        try? await docker.removeContainer(self.ingressContainer, force: true, volumes: true)
        for team in teams { await Self.removeObjects(DockerFilters.label("roost.team", team), docker) }
        try? await docker.removeNetwork(self.ingressContainer)
        for image in (try? await docker.images(["reference": ["\(self.registry)/\(self.mark)*/*"]])) ?? [] {
            _ = try? await docker.removeImage(image.id, force: true)
        }
        SourceRepository.remove(below: self.folder)
        try? FileManager.default.removeItem(atPath: self.folder)
    }

    private static func removeObjects(_ filter: DockerFilters, _ docker: DockerClient) async {
        var names: [String] = []
        for service in (try? await docker.services(filter)) ?? [] {
            names.append(service.spec.name)
            try? await docker.removeService(service.id)
        }
        try? await eventually(within: .seconds(40), "the end of the containers") {
            try await docker.containers(filter, all: true).isEmpty ? () : nil
        }
        for network in (try? await docker.networks(filter)) ?? [] {
            try? await eventually(within: .seconds(20), "the end of network \(network.name)") {
                // Swarm counts the addresses of tasks that just ended for a while.
                if (try? await docker.removeNetwork(network.id)) != nil { return () }
                return try await docker.networks(["id": [network.id]]).isEmpty ? () : nil
            }
        }
        for volume in (try? await docker.volumes()) ?? [] where names.contains(where: { volume.name.hasPrefix($0 + "_") }) {
            try? await docker.removeVolume(volume.name)
        }
    }
}
