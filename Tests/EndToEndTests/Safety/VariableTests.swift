import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Variables")
    struct Variables {
        @Test("every value arrives in the container byte for byte")
        func byteForByte() async throws {
            let platform = try Installation.shared
            let values = [
                "BRACES": "{{name}}", "TEMPLATE": "{{.Node.Hostname}} {{\"{{\"}}", "QUOTES": "a \"b\" 'c' `d` $HOME $(id) \\n",
                "LINES": "first\nsecond\r\n\tthird\n", "UNICODE": "Grüße, 世界 🐓", "EMPTY": "", "EQUALS": "a=b=c",
                "LARGE": String(repeating: "0123456789abcde\n", count: 60 * 64), "_under_9": "-- %s \u{7f}",
            ]
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id, variables: values)
            try await platform.deployGood(application.id)
            let environment = try await platform.containerEnvironment(try platform.host(of: application))
            for (name, value) in values { #expect(environment[name] == value, "\(name)") }
        }

        @Test("a secret's value arrives and never comes back")
        func secret() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(image: try await SampleImage.app, project: project.id)
            let canary = Installation.slug("canary")
            let reference = "\(project.slug)/\(application.slug)"
            let set = try await platform.roost("env", "set", reference, "PASSWORD=\(canary)", "--secret")
            #expect(set.status == 0, "\(set)")
            try await platform.deployGood(application.id)
            #expect(try await platform.containerEnvironment(try platform.host(of: application))["PASSWORD"] == canary)
            let variables = try await platform.client.variables(application.id)
            #expect(variables.value.items.first?.isSet == true && variables.value.items.first?.value == nil)
            for text in [
                String(decoding: variables.body, as: UTF8.self),
                String(decoding: try await platform.client.application(application.id).body, as: UTF8.self),
                try await platform.roost("env", "list", reference).output, platform.server.log,
            ] {
                #expect(!text.contains(canary))
            }
        }

        @Test(
            "what no container can take is refused as 422",
            arguments: [
                #"[{"name": "NUL", "value": "a\u0000b"}]"#, #"[{"name": "1BAD", "value": ""}]"#, #"[{"name": "BAD-NAME", "value": ""}]"#,
                #"[{"name": "", "value": ""}]"#, #"[{"name": "TWICE", "value": "1"}, {"name": "TWICE", "value": "2"}]"#,
                #"[{"name": "LARGE", "value": ""# + String(repeating: "x", count: 65537) + #""}]"#, #"[{"name": "ROOST_X", "value": "1"}]"#,
                #"[{"name": "KIND", "value": "1", "kind": "secret"}]"#,
            ])
        func refused(body: String) async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try labVariable("LAB_BASE_IMAGE"), project: try await platform.makeProject().id)
            let answer = try await platform.call(.PUT, "/api/applications/\(application.id)/variables", body: Array(body.utf8))
            #expect(answer.status == 422, "\(answer)")
            #expect(answer.headers.first(name: "Content-Type")?.hasPrefix("application/problem+json") == true)
            #expect(try await platform.client.variables(application.id).value.items.isEmpty)
        }
    }
}
