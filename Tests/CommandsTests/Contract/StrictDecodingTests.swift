import FoundationEssentials
import Testing

@testable import APIContract

/// What a hostile or mistaken client sends, and what it is told.
@Suite struct StrictDecodingTests {
    static let minimal = #"{"projectId":"p","slug":"web","source":{"type":"git","url":"https://h/r.git"}}"#

    @Test func `A minimal application decodes with nothing but what was given`() throws {
        let request = try StrictDecoding.decode(ApplicationCreateRequest.self, from: Array(Self.minimal.utf8))
        #expect(request.slug == "web")
        #expect(request.run == nil)
        guard case .git(let source) = request.source else {
            Issue.record("not a git source")
            return
        }
        #expect(source.url == "https://h/r.git")
    }

    @Test func `Everything that is wrong is reported at once with its path`() {
        let body = """
            {"projectId": 7, "slug": "web", "colour": "red",
             "source": {"type": "git", "url": "https://h/r.git", "image": "x"},
             "build": {"type": "magic", "args": {"A": 1}},
             "run": {"port": "8080", "replicas": 1.5, "limits": {"foo": 1, "cpus": true},
                     "healthCheck": {"type": "http", "port": [], "whim": null}, "mounts": [{"volume": "a"}], "command": "sh"}}
            """
        let problems = Self.problems(ApplicationCreateRequest.self, body)
        #expect(
            Set(problems.map { "\($0.field): \($0.message)" }) == [
                "projectId: must be a string", "colour: is not a known field", "source.image: is not a known field",
                "build.type: must be one of auto, dockerfile, compose, script, static, node, python, go, rust, java, php, ruby, dotnet",
                "build.args.A: must be a string", "run.port: must be a whole number", "run.replicas: must be a whole number",
                "run.limits.foo: is not a known field", "run.limits.cpus: must be a number",
                "run.healthCheck.port: must be a whole number", "run.healthCheck.whim: is not a known field",
                "run.mounts.0.path: is required", "run.command: must be a list",
            ])
    }

    @Test func `Null, nothing and a value are three things in a change`() throws {
        let request = try StrictDecoding.decode(RunRequest.self, from: Array(#"{"port": null, "user": "1000"}"#.utf8))
        #expect(request.port == .null)
        #expect(request.user == .value("1000"))
        #expect(request.command == .unchanged)
        #expect(request.port.applied(to: 80) == nil)
        #expect(request.command.applied(to: ["a"]) == ["a"])
    }

    @Test func `What a change encodes to is read back as the same change`() throws {
        let request = RunRequest(port: .null, command: .value(["a", "b"]), update: UpdatePolicyRequest(order: .value(.stopFirst)))
        let bytes = try ContractJSON.encoder.encode(request)
        #expect(try StrictDecoding.decode(RunRequest.self, from: Array(bytes)) == request)
        #expect(try ContractJSON.decoder.decode(RunRequest.self, from: bytes) == request)
    }

    @Test func `Members given twice are reported`() {
        #expect(Self.problems(ScaleRequest.self, #"{"replicas":1,"replicas":2}"#).map(\.message) == ["is given twice"])
    }

    @Test func `Lists name their elements by place`() {
        let problems = Self.problems([VariableUpdate].self, #"[{"name":"A","value":"1","as":"env"},{"value":2,"as":"pipe"}]"#)
        #expect(
            Set(problems.map { "\($0.field): \($0.message)" }) == [
                "1.name: is required", "1.value: must be a string", "1.as: must be one of env, file",
            ])
    }

    @Test func `An empty body stands for an empty object only where that is allowed`() throws {
        #expect(try StrictDecoding.decode(DeployRequest.self, from: [], emptyIsObject: true) == DeployRequest())
        #expect(throws: ContractDecodingError.self) { try StrictDecoding.decode(DeployRequest.self, from: []) }
        #expect(Self.problems(EmptyRequest.self, #"{"a":1}"#).map(\.field) == ["a"])
    }

    @Test(arguments: [
        ("99999999999999999999999999", "is out of range"), ("1e400", "is out of range"), ("-1e5000", "is out of range"),
        (String(repeating: "9", count: 100_000), "is out of range"), ("1.5", "must be a whole number"), ("null", "is required"),
        ("9223372036854775808", "is out of range"), ("1e99", "is out of range"),
    ])
    func `Numbers that do not fit are refused`(number: String, message: String) {
        #expect(Self.problems(ScaleRequest.self, "{\"replicas\":\(number)}").map(\.message) == [message])
    }

    @Test(arguments: ["1", "1.0", "1e0", "10E-1"])
    func `Whole numbers count in any notation`(number: String) throws {
        #expect(try StrictDecoding.decode(ScaleRequest.self, from: Array("{\"replicas\":\(number)}".utf8)).replicas == 1)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "{a:1}", "'a'", "01", "+1", "1.", ".5", "1e", "-", "tru",
        "nul",
        "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a", "\"a\nb\"", "\"a\tb\"", "{} {}", "NaN",
        "Infinity",
        "// c\n{}", "\u{FEFF}{}",
    ])
    func `Text that is not JSON is malformed`(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test func `Hostile nesting ends in an error, not in a crash`() {
        for text in [
            String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 200_000),
            String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
        ] {
            #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text.utf8)) }
        }
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try JSONParser.parse(Array(fits.utf8)) }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
            [0x22, 0xE2, 0x82, 0x22], [0xFF, 0xFE, 0x7B, 0x00], [0x00],
        ] as [[UInt8]])
    func `Invalid UTF-8 is malformed`(bytes: [UInt8]) {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }
    }

    @Test func `Escapes become what they stand for`() throws {
        let request = try StrictDecoding.decode(
            ProjectUpdateRequest.self, from: Array(#"{"name":"\u00e9\ud83d\ude00\n\t\"\\\/ \u0000"}"#.utf8))
        #expect(request.name == "é😀\n\t\"\\/ \0")
    }

    @Test func `A body of a hundred thousand mistakes gets a bounded answer`() {
        let body = "[" + Array(repeating: "{\"x\":1}", count: 100_000).joined(separator: ",") + "]"
        #expect(Self.problems([VariableUpdate].self, body).count == ProblemLog.maximumCount)
    }

    @Test func `Every truncation and every flipped byte of a body is decided without a trap`() throws {
        let bytes = Array(
            #"{"projectId":"p\u00e9","slug":"web","source":{"type":"image","image":"a:b"},"run":{"port":80,"limits":{"cpus":0.5e0}}}"#.utf8)
        _ = try StrictDecoding.decode(ApplicationCreateRequest.self, from: bytes)
        for length in bytes.indices {
            #expect(throws: ContractDecodingError.self) {
                try StrictDecoding.decode(ApplicationCreateRequest.self, from: Array(bytes[..<length]))
            }
            for flip in [0x01, 0x20, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[length] ^= flip
                _ = try? StrictDecoding.decode(ApplicationCreateRequest.self, from: changed)
            }
        }
    }

    @Test func `Dates are read in UTC only`() throws {
        let good = try StrictDecoding.decode(
            TokenCreateRequest.self, from: Array(#"{"name":"ci","expiresAt":"2026-01-31T12:00:00.250Z"}"#.utf8))
        #expect(good.expiresAt.map(ContractDate.format) == "2026-01-31T12:00:00.250Z")
        for date in [
            "2026-01-31", "31.1.2026", "2026-01-31T12:00:00+01:00", "999999999999999999-01-01T00:00:00Z", "2026-13-45T99:99:99Z", "Z",
        ] {
            #expect(
                Self.problems(TokenCreateRequest.self, "{\"name\":\"ci\",\"expiresAt\":\"\(date)\"}").map(\.field) == ["expiresAt"],
                "\(date)")
        }
    }

    static func problems<Value: Decodable>(_ type: Value.Type, _ body: String) -> [FieldError] {
        do {
            _ = try StrictDecoding.decode(type, from: Array(body.utf8))
            Issue.record("it was accepted")
        } catch .problems(let problems) {
            return problems
        } catch {
            Issue.record("\(error)")
        }
        return []
    }
}
