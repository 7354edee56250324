import FoundationEssentials
import Testing

@testable import DockerEngine

@Suite struct RequestTests {
    @Test(
        "Client and engine settle on the newest version that both speak",
        arguments: [
            ("1.41", "1.12", "1.41"), ("1.44", "1.24", "1.44"), ("1.60", "1.44", "1.52"),
        ])
    func negotiates(newest: String, oldest: String, chosen: String) throws {
        let engine = DockerVersion(version: "x", apiVersion: newest, minAPIVersion: oldest)
        #expect(try DockerAPIVersion.negotiated(with: engine) == DockerAPIVersion(chosen))
    }

    @Test(
        "An engine that is too old or too new is refused, and said why",
        arguments: [
            ("1.40", "1.12"), ("1.80", "1.70"), ("", ""), ("new", "1.1"),
        ])
    func refuses(newest: String, oldest: String) {
        let engine = DockerVersion(version: "x", apiVersion: newest, minAPIVersion: oldest)
        #expect { try DockerAPIVersion.negotiated(with: engine) } throws: { ($0 as? DockerError)?.code == .unsupportedVersion }
    }

    @Test("Versions are ordered by number, not by text")
    func ordersVersions() throws {
        #expect(try #require(DockerAPIVersion("1.9")) < (try #require(DockerAPIVersion("1.41"))))
        #expect(DockerAPIVersion("1.-1") == nil)
        #expect(DockerAPIVersion("1.2.3") == nil)
    }

    @Test("Path and query are encoded")
    func urls() throws {
        let filters: DockerFilters = ["label": ["a=b&c"]]
        let request = DockerRequest(.get, "/images/127.0.0.1:5000/a@sha256:1/json", query: try filters.query())
        #expect(
            request.url(base: "http+unix://%2Frun%2Fd.sock", version: DockerAPIVersion("1.41"))
                == "http+unix://%2Frun%2Fd.sock/v1.41/images/127.0.0.1:5000/a@sha256:1/json?filters=%7B%22label%22%3A%5B%22a%3Db%26c%22%5D%7D"
        )
    }

    @Test("No name leads to another call", arguments: ["", "..", "../x", "a/b", "a b", "a?b", "-a", "a%2fb", "a\n"])
    func names(name: String) {
        #expect { try DockerReference.object(name) } throws: { ($0 as? DockerError)?.code == .badRequest }
    }

    @Test("No image reference leads to another call", arguments: ["", "../x", "a/../b", "a//b", "a b", "a?b", "/a", "a/"])
    func images(reference: String) {
        #expect { try DockerReference.image(reference) } throws: { ($0 as? DockerError)?.code == .badRequest }
    }

    @Test(
        "A reference is taken apart at its last colon, not at the registry's port",
        arguments: [
            ("127.0.0.1:5000/a/b", "127.0.0.1:5000/a/b", nil, nil), ("127.0.0.1:5000/a:1", "127.0.0.1:5000/a", "1", nil),
            ("a@sha256:1", "a", nil, "sha256:1"), ("r:5/a:v@sha256:1", "r:5/a", "v", "sha256:1"),
        ] as [(String, String, String?, String?)])
    func references(text: String, repository: String, tag: String?, digest: String?) {
        let reference = ImageReference(text)
        #expect(reference.repository == repository)
        #expect(reference.tag == tag)
        #expect(reference.digest == digest)
        #expect(reference.description == text)
    }

    @Test("An address is a socket or a host and port, and nothing else")
    func endpoints() throws {
        #expect(try DockerEndpoint(DockerConfiguration(host: "unix:///run/d.sock")).baseURL == "http+unix://%2Frun%2Fd.sock")
        #expect(try DockerEndpoint(DockerConfiguration(host: "tcp://h:2375")).baseURL == "http://h:2375")
        let tls = DockerTLS(certificateFile: "c", keyFile: "k")
        #expect(try DockerEndpoint(DockerConfiguration(host: "tcp://h:2376", tls: tls)).baseURL == "https://h:2376")
        for host in ["", "h:1", "unix://relative", "tcp://", "tcp://h/x", "tcp://u@h", "ssh://h"] {
            #expect { try DockerEndpoint(DockerConfiguration(host: host)) } throws: { ($0 as? DockerError)?.code == .configuration }
        }
    }

    @Test("Credentials are sent as URL-safe Base64 of JSON")
    func auth() throws {
        let header = try RegistryAuth(username: "u", password: "??>>~~", serverAddress: "r:5").header()
        #expect(!header.contains("+") && !header.contains("/"))
        let base64 = String(header.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        let data = try #require(Data(base64Encoded: base64))
        #expect(try JSONDecoder().decode([String: String].self, from: data)["password"] == "??>>~~")
    }

    @Test(
        "Each refusal of an engine has its kind",
        arguments: [
            (500, #"{"message":"rpc error: code = Unknown desc = update out of sequence"}"#, "out-of-sequence"),
            (500, #"{"message":"rpc error: code = Unknown desc = name conflicts with an existing object"}"#, "conflict"),
            (404, #"{"message":"service x not found"}"#, "not-found"), (409, #"{"message":"name conflicts"}"#, "conflict"),
            (500, #"{"message":"Could not attach to network x: rpc error: code = NotFound desc = network x not found"}"#, "not-found"),
            (503, #"{"message":"This node is not a swarm manager. Use \"docker swarm init\" …"}"#, "no-swarm"),
            (
                503, #"{"message":"This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state."}"#,
                "not-manager"
            ),
            (500, "", "server"), (400, #"{"message":"client version 1.41 is too old"}"#, "unsupported-version"), (400, "{}", "bad-request"),
            (501, "{}", "not-implemented"), (301, "", "decoding"), (401, "{}", "unauthorized"), (403, "{}", "forbidden"),
        ])
    func refusals(status: Int, body: String, kind: String) {
        let error = DockerError.answer(status: status, body: Array(body.utf8))
        #expect(error.code.name == kind)
        #expect(error.status == status)
        #expect(!error.message.isEmpty)
    }

    @Test("Only what may pass by itself is retriable")
    func retriable() {
        for code: DockerError.Code in [.transport, .timeout, .server, .noSwarm] { #expect(DockerError(code, "").isRetriable) }
        for code: DockerError.Code in [.outOfSequence, .notFound, .badRequest, .cancelled, .decoding] {
            #expect(!DockerError(code, "").isRetriable)
        }
    }
}
