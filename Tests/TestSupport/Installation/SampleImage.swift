internal import Foundation

/// The sample application of `ops/lab/samples/app` as an image in the lab's registry, built once for each test process.
public enum SampleImage {
    private static let build = Task { try await make(tag: "1") }
    private static let secondBuild = Task { try await make(tag: "2") }

    /// The image's reference: it behaves as the variable `BEHAVIOUR` says and serves on port 8080.
    public static var app: String {
        get async throws { try await self.build.value }
    }

    /// Another version of it, which behaves the same.
    public static var second: String {
        get async throws { try await self.secondBuild.value }
    }

    /// The sample under a name that nothing else has, so that a test can take it from the registry.
    public static func copy() async throws -> String {
        let reference = "\(try labVariable("LAB_REGISTRY"))/roost-tests/copy-\(String(UInt64.random(in: 0 ... .max), radix: 36)):1"
        try await self.docker("tag", try await self.app, reference)
        try await self.docker("push", "--quiet", reference)
        try await self.docker("rmi", reference)
        return reference
    }

    private static func make(tag: String) async throws -> String {
        let reference = "\(try labVariable("LAB_REGISTRY"))/roost-tests/app:\(tag)"
        try await self.docker(
            "build", "--quiet", "--tag", reference, "--label", "roost.tests.version=\(tag)", "--build-arg",
            "BASE=\(try labVariable("LAB_BASE_IMAGE"))", "\(packageRoot)/ops/lab/samples/app")
        try await self.docker("push", "--quiet", reference)
        return reference
    }

    private static func docker(_ arguments: String...) async throws {
        let environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/tmp", "DOCKER_HOST": try labVariable("DOCKER_HOST"), "DOCKER_BUILDKIT": "1",
        ]
        try await runTool(try labVariable("ROOST_DOCKER_CLI"), arguments, environment: environment, within: .seconds(120))
    }
}
