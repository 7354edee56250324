import DockerEngine
import Foundation
import Model
import Rollout
import Testing
import Vault

@testable import Worker

@Suite("What a plan takes for a change of a variable")
struct PlannedVariableTests {
    /// A variable of each scope and form, secret or not.
    static let kinds: [OpenVariable] = [Variable.Scope.build, .run, .both].flatMap { scope in
        [Variable.Form.env, .file].flatMap { form in
            [false, true].map { OpenVariable(name: "KEY", value: "one", isSecret: $0, scope: scope, form: form) }
        }
    }

    private let secrets: DeploymentSecrets

    init() throws {
        self.secrets = DeploymentSecrets(
            keyring: try MasterKeyring(parsing: MasterKeyring.generateKeyText()), digestKey: Array(repeating: 7, count: 32))
    }

    private func differences(_ old: [OpenVariable], _ new: [OpenVariable]) throws -> [SpecDifference] {
        let application = try Self.application()
        let specs = [old, new].map { variables in
            ServiceSpecRenderer.render(
                ReleaseRendering(application: application, secrets: self.secrets, endpointMode: .dnsrr).input(
                    image: "127.0.0.1:5000/web@sha256:\(String(repeating: "a", count: 64))", run: application.run,
                    variables: OpenVariables(variables),
                    ground: ClusterGround(probe: ProbeConfig(id: "", name: "probe"), forbidsNewPrivileges: false),
                    deployment: .make(), releaseNumber: Int.random(in: 1...9), replicas: 1, forceUpdate: 0))
        }
        return try SwarmComparison.differences(
            from: specs[0], to: specs[1], disclosure: SpecDisclosure([OpenVariables(old), OpenVariables(new)]))
    }

    @Test("one that the tasks see is, in each way in which it can change, and one of the build alone is not")
    func places() throws {
        for kind in Self.kinds {
            let other = OpenVariable(name: kind.name, value: "two", isSecret: kind.isSecret, scope: kind.scope, form: kind.form)
            for (old, new) in [([], [kind]), ([kind], []), ([kind], [other])] as [([OpenVariable], [OpenVariable])] {
                let found = try self.differences(old, new)
                #expect(found.isEmpty == !kind.scope.reachesRun, "\(kind): \(found)")
                if kind.isSecret { #expect(!"\(found)".contains("\"one\"") && !"\(found)".contains("\"two\""), "\(found)") }
            }
            #expect(try self.differences([kind], [kind]).isEmpty)
            let secret = OpenVariable(name: kind.name, value: kind.value, isSecret: !kind.isSecret, scope: kind.scope, form: kind.form)
            #expect(try self.differences([kind], [secret]).isEmpty, "the same value for the tasks")
        }
    }

    @Test("another scope or form is one exactly where the tasks see another thing")
    func moves() throws {
        for old in Self.kinds {
            for new in Self.kinds {
                let isSeenAlike =
                    old.scope.reachesRun == new.scope.reachesRun && (!old.scope.reachesRun || old.form == new.form)
                #expect(try self.differences([old], [new]).isEmpty == isSeenAlike, "\(old) to \(new)")
            }
        }
    }

    private static func application() throws -> Application {
        let id = ApplicationID.make()
        let slug = try #require(Slug("web"))
        return Application(
            id: id, teamID: .make(), projectID: .make(), environmentID: .make(), environment: slug, slug: slug, name: "Web",
            source: .image(try Model.ImageReference("busybox")), build: BuildSettings(), run: RunSettings(port: 8080),
            configurationNumber: 1, keepReleases: 10, serviceName: ServiceName(stored: "web"), networkName: "net", live: nil,
            status: .running, revision: 1, createdAt: Date(), updatedAt: Date())
    }
}
