import Model
import Testing

@testable import Builder

@Suite struct GitFailureTests {
    static let retriable = GitFailure.Kind.failed(.cloneFailed, isRetriable: true)
    static let final = GitFailure.Kind.failed(.cloneFailed, isRetriable: false)

    @Test(arguments: [
        ("fatal: couldn't find remote ref refs/heads/nope", GitFailure.Kind.missingReference),
        ("fatal: remote error: upload-pack: not our ref 0123456789012345678901234567890123456789", .missingReference),
        ("error: Server does not allow request for unadvertised object 01234", .missingReference),
        ("fatal: repository 'http://127.0.0.1:3000/none.git/' not found", final),
        ("fatal: could not read Username for 'https://github.com': terminal prompts disabled", final),
        ("fatal: unable to update url base from redirection:\n  asked for: x\n   redirect: y", final),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 403", final),
        ("fatal: unable to access 'https://x/': SSL certificate problem: self signed certificate", final),
        ("fatal: unable to access 'http://127.0.0.1:1/a.git/': Failed to connect to 127.0.0.1 port 1 after 0 ms", retriable),
        ("fatal: unable to access 'http://n.invalid/a.git/': Could not resolve host: n.invalid", retriable),
        ("error: RPC failed; curl 28 Operation too slow. Less than 1000 bytes/sec transferred the last 20 seconds", retriable),
        ("fatal: unable to access 'https://x/': The requested URL returned error: 503", retriable),
        ("fatal: early EOF\nfatal: fetch-pack: invalid index-pack output", retriable),
        ("fatal: write error: No space left on device\nfatal: early EOF", .failed(.noSpace, isRetriable: false)),
        ("fatal: not a git repository: '/w/m'", .damagedMirror),
        ("error: index file /w/m/objects/pack/p.idx is too small", .damagedMirror),
        ("fatal: Unable to create '/w/m/shallow.lock': File exists.", .damagedMirror),
        ("something new", final),
    ])
    func `What git prints has one meaning`(text: String, kind: GitFailure.Kind) {
        #expect(GitFailure(standardError: text).kind == kind)
    }

    @Test func `A reference that is not there is the user's to mend`() throws {
        let failure = GitFailure(standardError: "fatal: couldn't find remote ref refs/heads/nope")
        let error = failure.error(
            fetching: .branch(try GitReference("nope", field: "branch")), from: try GitURL("https://git.example.com/a.git"))
        #expect(error.code == .invalidSource)
        #expect(error.message == "The repository has no branch nope.")
        #expect(!error.isRetriable)
    }

    @Test func `H07: Credentials in an address are not shown`() {
        let failure = GitFailure(standardError: "fatal: unable to access 'x' https://me:hunter2@git.example.com/a.git failed")
        #expect(failure.reason == "unable to access 'x' https://***@git.example.com/a.git failed")
        #expect(!GitFailure(standardError: "fatal: unable to access 'https://me:hunter2@h/a'").reason.contains("hunter2"))
    }
}
