import Model
import Testing

@testable import Builder

@Suite struct BuildFailureTests {
    @Test(arguments: [
        ("executor failed running [/bin/sh -c exit 3]: exit code: 3", FailureCode.buildFailed, false),
        ("The command '/bin/sh -c false' returned a non-zero code: 1", .buildFailed, false),
        ("executor failed running [/bin/sh -c curl x; echo dial tcp connection refused]: exit code: 1", .buildFailed, false),
        ("failed to solve: dockerfile parse error line 2: unknown instruction: RUNN", .buildFailed, false),
        (
            "failed to do request: Head \"http://127.0.0.1:1/v2/b/manifests/1\": dial tcp 127.0.0.1:1: connect: connection refused",
            .registryUnavailable, true
        ),
        ("write /var/lib/docker/tmp/x: no space left on device", .noSpace, false),
        ("failed to dial gRPC: cannot connect to the Docker daemon. Is 'docker daemon' running on this host?", .dockerUnavailable, true),
        ("rpc error: code = Unavailable desc = transport is closing", .dockerUnavailable, true),
        ("unexpected EOF", .dockerUnavailable, true),
        ("ERROR: Cannot connect to the Docker daemon at unix:///d.sock. Is the docker daemon running?", .dockerUnavailable, true),
    ])
    func `The last line of the CLI says what failed`(line: String, code: FailureCode, isRetriable: Bool) {
        let error = BuildFailure.error(status: 1, lastErrorLine: line, lastLines: ["before", line])
        #expect(error.code == code)
        #expect(error.isRetriable == isRetriable)
        #expect(error.lastLines == ["before", line])
    }

    @Test func `A build without a word still has a reason`() {
        let error = BuildFailure.error(status: 137, lastErrorLine: nil, lastLines: [])
        #expect(error.code == .buildFailed)
        #expect(error.message == "The build failed: the Docker CLI ended with status 137")
    }
}
