import DockerEngine
import Model
import Testing

@testable import Builder

@Suite struct RegistryFailureTests {
    @Test(arguments: [
        (
            DockerError(.transfer, "Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused"),
            FailureCode.registryUnavailable, true
        ),
        (DockerError(.transfer, "received unexpected HTTP status: 503 Service Unavailable"), .registryUnavailable, true),
        (DockerError(.timeout, "push"), .registryUnavailable, true),
        (DockerError(.transport, "push: connection closed"), .dockerUnavailable, true),
        (DockerError(.transfer, "denied: requested access to the resource is denied"), .pushFailed, false),
        (DockerError(.transfer, "unauthorized: authentication required"), .pushFailed, false),
        (DockerError(.notFound, "No such image"), .pushFailed, false),
        (DockerError(.transfer, "write /x: no space left on device"), .noSpace, false),
        (DockerError(.cancelled, "push"), .cancelled, false),
    ])
    func `A push fails with the right code`(error: DockerError, code: FailureCode, isRetriable: Bool) throws {
        let failure = RegistryFailure.error(pushing: try Model.ImageReference("127.0.0.1:1/a/b:d1"), error)
        #expect(failure.code == code)
        #expect(failure.isRetriable == isRetriable)
    }

    @Test(arguments: [
        (DockerError(.notFound, "manifest unknown", status: 404), FailureCode.noImage),
        (DockerError(.unauthorized, "pull access denied", status: 401), .noImage),
        (
            DockerError(.server, "Get \"https://r.example/v2/\": dial tcp: lookup r.example: no such host", status: 500),
            .registryUnavailable
        ),
    ])
    func `Looking an image up fails with the right code`(error: DockerError, code: FailureCode) throws {
        #expect(RegistryFailure.error(resolving: try Model.ImageReference("r.example/a:1"), error).code == code)
    }
}
