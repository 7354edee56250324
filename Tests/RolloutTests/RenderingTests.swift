import DockerEngine
import Foundation
import Model
import TestSupport
import Testing

@testable import Rollout

@Suite struct `Rendering a specification` {
    @Test func `gives the golden bytes for a small web application`() throws {
        try Golden.expect(ServiceSpecRenderer.render(try .sample()), named: "web")
    }

    @Test func `gives the golden bytes with every setting away from its default`() throws {
        try Golden.expect(ServiceSpecRenderer.render(try .full()), named: "full")
    }

    @Test func `gives the golden bytes for an application checked by its own command`() throws {
        try Golden.expect(ServiceSpecRenderer.render(try .checkedByCommand()), named: "command")
    }

    @Test func `gives the golden bytes for an application without a port`() throws {
        try Golden.expect(ServiceSpecRenderer.render(try .sample(run: RunSettings(replicas: 2))), named: "worker")
    }

    @Test func `gives the golden bytes for variables that are files`() throws {
        var input = try RenderInput.sample(variables: ["A": "1"])
        input.files = [
            SecretFile(name: "TLS_KEY", secretName: "roost-secret-bb"), SecretFile(name: "DATABASE", secretName: "roost-secret-aa"),
        ]
        try Golden.expect(ServiceSpecRenderer.render(input), named: "files")
    }

    @Test func `gives the same bytes however often it is asked`() throws {
        let first = try Golden.json(ServiceSpecRenderer.render(try .full()))
        for _ in 0..<20 { #expect(try Golden.json(ServiceSpecRenderer.render(try .full())) == first) }
    }

    @Test func `tells two deployments of one release apart`() throws {
        var input = try RenderInput.sample()
        let first = ServiceSpecRenderer.render(input)
        input.deploymentID = .make()
        #expect(ServiceSpecRenderer.render(input) != first)
    }

    @Test func `publishes no port and joins one network without an alias`() throws {
        for input in [try RenderInput.sample(), try .full(), try .checkedByCommand()] {
            let spec = ServiceSpecRenderer.render(input)
            #expect(spec.endpointSpec?.ports == [])
            #expect(spec.taskTemplate.networks == [NetworkAttachmentConfig(target: input.networkName)])
            #expect(spec.taskTemplate.containerSpec?.capabilityDrop == ["ALL"])
        }
    }

    @Test func `leaves Swarm no failed task unanswered and no place to go back to twice`() throws {
        let spec = ServiceSpecRenderer.render(try .sample())
        #expect(spec.updateConfig?.failureAction == .rollback)
        #expect(spec.updateConfig?.maxFailureRatio == 0)
        #expect(spec.rollbackConfig?.failureAction == .pause)
        // Three failed checks five seconds apart and five seconds more.
        #expect(spec.updateConfig?.monitor == .seconds(20))
    }

    @Test func `uses stop-first where a volume would have two users`() throws {
        #expect(ServiceSpecRenderer.render(try .checkedByCommand()).updateConfig?.order == .stopFirst)
        #expect(ServiceSpecRenderer.render(try .sample()).updateConfig?.order == .startFirst)
    }
}

@Suite struct `Text that Swarm reads as a template` {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("{", "{"), ("{}", "{}"), ("}}", "}}"), ("{{", #"{{"{{"}}"#), ("{{{", #"{{"{{"}}{"#),
        ("{{{{", #"{{"{{"}}{{"{{"}}"#), ("a{{b}}c", #"a{{"{{"}}b}}c"#), ("{ {{", #"{ {{"{{"}}"#), ("ü{{ü", #"ü{{"{{"}}ü"#),
    ])
    func `is written so that only its opening braces become actions`(text: String, expected: String) {
        #expect(TemplateText.literal(text) == expected)
        #expect(TemplateExpansion.expand(TemplateText.literal(text)) == text)
    }

    @Test func `gives any mixture of braces back`() {
        var random = SplitMix(seed: 11)
        for _ in 0..<2000 {
            let text = String((0..<Int.random(in: 0...12, using: &random)).map { _ in "{{}}\"a-. ".randomElement(using: &random) ?? "{" })
            #expect(TemplateExpansion.expand(TemplateText.literal(text)) == text)
        }
    }
}
