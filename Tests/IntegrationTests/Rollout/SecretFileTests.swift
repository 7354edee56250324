import DockerEngine
import Foundation
import Model
import Rollout
import TestSupport
import Testing

@Suite("Variables that are files", .timeLimit(.minutes(3)))
struct SecretFileTests {
    @Test("a file is a Swarm secret of its content: made once, found again by a rollback, and refused while it is used")
    func lifetime() async throws {
        try await withRollout { fixture in
            let application = ApplicationID.make()
            var labels = fixture.lab.labels
            labels[RoostLabel.application] = application.description
            func target(_ value: String, release: Int) async throws -> (RolloutTarget, String) {
                let content = Array(value.utf8)
                let name = fixture.sealer.secretName(of: "KEY", value: content, application: application)
                try await fixture.controller.ensureSecret(named: name, content: content, labels: labels)
                var spec = try fixture.target("serve", release: release, variables: ["VERSION": "\(release)"])
                var changed = spec.desired.spec
                changed.taskTemplate.containerSpec?.secrets = [
                    SecretReference(file: FileTarget(name: "KEY", mode: 0o444), secretID: "", secretName: name)
                ]
                spec = RolloutTarget(desired: try fixture.sealer.seal(changed), run: spec.run)
                return (spec, name)
            }
            let (first, firstName) = try await target("one", release: 1)
            #expect(try await fixture.run(fixture.plan(first, over: nil)) == .succeeded)
            let (second, secondName) = try await target("two", release: 2)
            #expect(firstName != secondName)
            #expect(try await fixture.run(fixture.plan(second, over: first)) == .succeeded)
            #expect(Set(try await fixture.controller.secretNames(of: application)) == [firstName, secondName])
            #expect(try await !fixture.controller.removeSecret(named: secondName))
            // What an earlier release needs may have gone; asked for again it has the same name.
            #expect(try await fixture.controller.removeSecret(named: firstName))
            #expect(try await fixture.controller.secretNames(of: application) == [secondName])
            let (again, name) = try await target("one", release: 1)
            #expect(name == firstName)
            #expect(try await fixture.run(fixture.plan(again, over: second)) == .succeeded)
            let container = try await fixture.service().spec.taskTemplate.containerSpec
            #expect(container?.secrets.map(\.secretName) == [firstName])
            #expect(container?.secrets.map(\.file?.name) == ["KEY"])
        }
    }

    @Test("the name of a secret tells nothing of its value and differs between applications and variables")
    func names() {
        let sealer = SpecSealer(key: Array(repeating: 7, count: 32))
        let application = ApplicationID.make()
        let name = sealer.secretName(of: "A", value: Array("1".utf8), application: application)
        #expect(name.utf8.count <= 64 && name.hasPrefix("roost-secret-"))
        #expect(sealer.secretName(of: "A", value: Array("1".utf8), application: application) == name)
        let others = [
            sealer.secretName(of: "B", value: Array("1".utf8), application: application),
            sealer.secretName(of: "A", value: Array("2".utf8), application: application),
            sealer.secretName(of: "A", value: Array("1".utf8), application: .make()),
            SpecSealer(key: Array(repeating: 8, count: 32)).secretName(of: "A", value: Array("1".utf8), application: application),
        ]
        #expect(Set(others + [name]).count == 5)
    }
}
