import APIContract
import ControlPlane
import DockerEngine
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import Model
import NIOCore
import Postgres
import Rollout
import Store
import Synchronization
import TestSupport
import Testing
import Vault

@testable import Worker

@Suite("Rotation of master keys", .timeLimit(.minutes(3)))
struct KeyRotationTests {
    /// A key that comes before the one of the tests.
    private let newText = MasterKeyring.generateKeyText()

    private var bothText: String { "\(self.newText)\n\(APILab.masterKey)" }

    /// Something in every place, sealed by the code that seals there.
    private static func fill(_ lab: APILab) async throws -> APILab.World {
        let world = try await lab.makeApplication()
        for number in 0..<12 { try await Self.write(lab, world, number) }
        #expect(try await lab.send(.post, "/api/me/totp", with: try await lab.login()).status == .created)
        let reset = try await lab.send(.post, "/api/auth/password-reset", token: "", ["email": "ada@example.com"])
        #expect(reset.status.kind == .successful, "\(String(buffer: reset.body))")
        let digestKey = SpecDigestKey(store: lab.store, keyring: lab.keyring, first: Array(repeating: 7, count: 32), logger: Self.logger)
        let secrets = try await DeploymentVault(keyring: lab.keyring, digestKey: digestKey).open()
        let view = try await lab.call(DeploymentView.self, .post, "/api/applications/\(world.application.id)/deploy", status: 202)
        let deployment = try #require(DeploymentID(view.id))
        let tenant = TenantContext(teamID: try #require(TeamID(world.teamID)))
        let application = try await lab.store.session.applications(tenant).find(try #require(ApplicationID(world.application.id)))
        let sealed = try secrets.seal(try Self.specification(of: application, secrets), deployment: deployment, of: application)
        let kept = try await lab.database.execute(
            SQLStatement("test.spec", "UPDATE deployments SET spec_sealed = $1, spec_hash = 'x', version_index = 1 WHERE id = $2"),
            [sealed, deployment.rawValue])
        #expect(kept == 1)
        return world
    }

    private static let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    private static func specification(of application: Application, _ secrets: DeploymentSecrets) throws -> DesiredSpec {
        let rendering = ReleaseRendering(application: application, secrets: secrets, endpointMode: .dnsrr)
        return try secrets.specs.seal(
            ServiceSpecRenderer.render(
                rendering.input(
                    image: "127.0.0.1:5000/web@sha256:\(String(repeating: "a", count: 64))", run: application.run,
                    variables: OpenVariables([]),
                    ground: ClusterGround(probe: ProbeConfig(id: "", name: "probe"), forbidsNewPrivileges: false), deployment: .make(),
                    releaseNumber: 1, replicas: 1, forceUpdate: 0)))
    }

    /// Sets a secret of the application or of its project, some as files, so that their values are opened; another one stays as it is.
    private static func write(_ lab: APILab, _ world: APILab.World, _ number: Int) async throws {
        let place = number % 2 == 0 ? "applications/\(world.application.id)" : "projects/\(world.projectID)"
        let form = number % 3 == 0 ? "file" : "env"
        let kept = number < 2 ? ",\"value\":\"kept\"" : ""
        let body = """
            [{"name":"SECRET_\(number % 6)","value":"canary-\(number)","secret":true,"as":"\(form)"},{"name":"KEPT","secret":true\(kept)}]
            """
        let answer = try await lab.send(.put, "/api/\(place)/variables", json: body)
        #expect(answer.status == .ok, "\(String(buffer: answer.body))")
    }

    private static func uses(_ store: DataStore) async throws -> [String: Set<SealedPlace>] {
        var places: [String: Set<SealedPlace>] = [:]
        for use in try await store.session.sealed.uses() { places[use.keyID, default: []].insert(use.place) }
        return places
    }

    /// What every sealed value opens to, by what it is bound to.
    private static func opened(_ store: DataStore, _ keyring: MasterKeyring) async throws -> [String: Set<[UInt8]>] {
        var opened: [String: Set<[UInt8]>] = [:]
        for place in SealedPlace.allCases {
            for value in try await store.session.sealed.values(of: place, notUnder: "-", after: .start, limit: 10_000) {
                // A variable that stays has its value in each version of its owner's.
                opened[value.context, default: []].insert(try keyring.open(value.sealed, context: value.context))
            }
        }
        return opened
    }

    @Test("H05: a rotation wraps what is sealed in every place, and the new key alone opens all of it to what it was")
    func everyPlace() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            _ = try await Self.fill(lab)
            #expect(try await Self.uses(lab.store) == [lab.keyring.currentKeyID: Set(SealedPlace.allCases)])
            let before = try await Self.opened(lab.store, lab.keyring)
            let both = try MasterKeyring(parsing: self.bothText)
            let rotation = KeyRotation(store: lab.store, keyring: both)
            let pass = try await rotation.pass()
            #expect(pass.problems == [] && Set(pass.wrapped.keys) == Set(SealedPlace.allCases), "\(pass)")
            #expect(try await rotation.pass().count == 0)
            #expect(try await Self.uses(lab.store) == [both.currentKeyID: Set(SealedPlace.allCases)])
            #expect(try await Self.opened(lab.store, try MasterKeyring(parsing: self.newText)) == before)
        }
    }

    @Test("H05: while servers read and write nothing fails, also at one that has not heard of the key, and nothing of the old key is left")
    func underLoad() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let world = try await Self.fill(lab)
            let before = try await Self.opened(lab.store, lab.keyring)
            let both = self.bothText
            let rotated = try MasterKeyring(parsing: both)
            // The server hears of the key when it meets it, and of its being the current one in the middle of it all.
            lab.keyring.setSource { try MasterKeyring(parsing: both) }
            let reads = Reads()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        while !reads.areDone.load(ordering: .relaxed) {
                            let opened = try await Self.opened(lab.store, lab.keyring)
                            for (context, values) in before { #expect(opened[context]?.isSuperset(of: values) == true, "\(context)") }
                            reads.count.add(1, ordering: .relaxed)
                        }
                    }
                }
                group.addTask {
                    try await withThrowingTaskGroup(of: Void.self) { writers in
                        for writer in 0..<3 {
                            writers.addTask { for number in 0..<15 { try await Self.write(lab, world, 100 + 15 * writer + number) } }
                        }
                        for _ in 0..<5 {
                            #expect(try await KeyRotation(store: lab.store, keyring: rotated).pass().problems == [])
                        }
                        try await writers.waitForAll()
                    }
                    reads.areDone.store(true, ordering: .relaxed)
                }
                try await group.waitForAll()
            }
            #expect(reads.count.load(ordering: .relaxed) > 1)
            #expect(try await KeyRotation(store: lab.store, keyring: rotated).pass().problems == [])
            #expect(try await KeyRotation(store: lab.store, keyring: rotated).pass().count == 0)
            #expect(try await Self.uses(lab.store).keys.sorted() == [rotated.currentKeyID])
            let alone = try MasterKeyring(parsing: self.newText)
            #expect(try await Self.opened(lab.store, alone).count > before.count)
            // The old key goes.
            lab.keyring.replace(by: alone)
            try await Self.write(lab, world, 0)
        }
    }

    @Test("H05: a rotation that ends in the middle loses nothing, and another one goes on with what is left")
    func resumed() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let world = try await Self.fill(lab)
            for number in 0..<40 { try await Self.write(lab, world, number) }
            let before = try await Self.opened(lab.store, lab.keyring)
            let both = try MasterKeyring(parsing: self.bothText)
            let rotation = KeyRotation(store: lab.store, keyring: both)
            let begun = Task { try await rotation.pass() }
            try await eventually(within: .seconds(20), "the first values under the new key") {
                try await Self.uses(lab.store)[both.currentKeyID]?.isEmpty == false ? () : nil
            }
            begun.cancel()
            _ = await begun.result
            #expect(try await Self.opened(lab.store, both) == before)
            #expect(try await rotation.pass().problems == [])
            #expect(try await Self.opened(lab.store, try MasterKeyring(parsing: self.newText)) == before)
        }
    }

    @Test("nothing but the key of a variable's value can change, in either table")
    func immutability() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            _ = try await Self.fill(lab)
            let both = try MasterKeyring(parsing: self.bothText)
            for place in [SealedPlace.applicationVariables, .sharedVariables] {
                let value = try #require(
                    try await lab.store.session.sealed.values(of: place, notUnder: "-", after: .start, limit: 1).first)
                let other = try both.seal(try lab.keyring.open(value.sealed, context: value.context), context: value.context)
                let again = try lab.keyring.rewrap(value.sealed, context: value.context)
                for bytes in [other, again, Array(value.sealed.dropLast()), []] {
                    await #expect(throws: StoreError.self, "\(place): \(bytes.count) bytes") {
                        try await lab.store.session.sealed.replace(value, in: place, by: bytes)
                    }
                }
                for change in ["plain_value = 'x', sealed_value = NULL", "version = version + 1", "name = name || 'X'"] {
                    let statement = SQLStatement("test.\(place.table).\(change.count)", "UPDATE \(place.table) SET \(change)")
                    await #expect(throws: PostgresError.self, "\(place): \(change)") { try await lab.database.execute(statement) }
                }
                let rewrapped = try both.rewrap(value.sealed, context: value.context)
                #expect(try await lab.store.session.sealed.replace(value, in: place, by: rewrapped))
            }
        }
    }
}

/// How often readers came around, and whether they may stop.
private final class Reads: Sendable {
    let count = Atomic(0)
    let areDone = Atomic(false)
}
