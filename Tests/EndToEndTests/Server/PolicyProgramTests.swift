import Foundation
import TestSupport
import Testing

/// `roostd policy` needs nothing but a folder, so this runs outside of the installation.
@Suite("Policies on the command line")
struct PolicyProgramTests {
    private static let folder = "\(packageRoot)/Policies"

    @Test("the files that come with Roost are sound, and every scenario comes out as it says")
    func sound() async throws {
        let check = try await self.policy("check")
        #expect(check.status == 0 && check.output.contains("nothing is wrong"), "\(check)")
        let test = try await self.policy("test")
        #expect(test.status == 0 && test.output.contains("scenarios, 0 failures"), "\(test)")
    }

    @Test("a mistake is told with its file, its line and the name that was meant, and a role that may more fails scenarios")
    func broken() async throws {
        try await withTestFolder("policy") { folder in
            let copy = "\(folder)/Policies"
            try FileManager.default.copyItem(atPath: Self.folder, toPath: copy)
            let roles = try String(contentsOfFile: "\(copy)/roles.yaml", encoding: .utf8)
            let line = try #require(
                roles.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasSuffix("- log.read") })
            try roles.replacing("- log.read", with: "- log.raed").write(toFile: "\(copy)/roles.yaml", atomically: true, encoding: .utf8)
            let check = try await self.policy("check", folder: copy)
            #expect(check.status == 1)
            #expect(
                check.output == "\(copy)/roles.yaml:\(line + 1):9: there is no permission 'log.raed'; did you mean log.read?\n", "\(check)")
            try roles.replacing("- log.read", with: "- log.read\n      - project.delete")
                .write(toFile: "\(copy)/roles.yaml", atomically: true, encoding: .utf8)
            let test = try await self.policy("test", folder: copy)
            #expect(test.status == 1 && test.output.contains("viewer and project.delete"), "\(test)")
        }
    }

    @Test("a decision is explained, and its verdict is the exit status")
    func explained() async throws {
        let arguments = ["application.delete", "acme/shop/production", "--role", "viewer at acme", "--role"]
        let allowed = try await self.policy("explain", arguments + ["owner at acme/shop"])
        #expect(allowed.status == 0 && allowed.output.contains("grants it by way of admin"), "\(allowed)")
        let denied = try await self.policy("explain", arguments + ["owner at acme/blog"])
        #expect(denied.status == 1 && denied.output.contains("owner at acme/blog: elsewhere"), "\(denied)")
        let matrix = try await self.policy("matrix")
        #expect(matrix.status == 0 && matrix.output.contains("application.delete"), "\(matrix)")
    }

    @Test("a folder that is not there is told, and so is a missing setting")
    func missing() async throws {
        let nowhere = try await self.policy("check", folder: "/nowhere")
        #expect(nowhere.status != 0 && nowhere.errors.contains("/nowhere/permissions.yaml cannot be read"), "\(nowhere)")
        let unset = try await self.policy("check", folder: "")
        #expect(unset.status != 0 && unset.errors.contains("ROOST_POLICIES_DIR must be set"), "\(unset)")
    }

    private func policy(_ verb: String, _ arguments: [String] = [], folder: String = Self.folder) async throws -> CommandOutcome {
        try await runCommand(builtProgram("roostd"), ["policy", verb] + arguments, environment: ["ROOST_POLICIES_DIR": folder])
    }
}
