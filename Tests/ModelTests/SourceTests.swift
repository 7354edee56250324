import Model
import Testing

@Suite("Sources")
struct SourceTests {
    @Test(
        "a repository is fetched over HTTP or HTTPS",
        arguments: [
            "https://git.example.com/team/web.git", "http://127.0.0.1:3000/web.git", "https://example.com/a",
            "https://example.com:8443/x/y",
        ])
    func goodAddresses(text: String) throws {
        #expect(try GitURL(text).rawValue == text)
    }

    @Test(
        "an address that git could take for something else never reaches it",
        arguments: [
            "ext::sh -c id", "file:///etc", "/etc/passwd", "../x", "fd::7", "git://example.com/x", "ssh://-oProxyCommand=id/x",
            "-oProxyCommand=id:x",
            "--upload-pack=id", "https://user:pw@example.com/x", "https://example.com/\r\nX: y", "https://example.com/a\0b",
            "https://example.com",
            "https://example.com/", "https://exämple.com/x", "https://example.com/../x", "https://example.com/x?y",
            "https://example.com/x#y",
            "https:///x", "https://example.com:0/x", "https://example.com:99999/x", "https://example.com:080/x", "HTTPS://example.com/x",
            "https://-x/y", "https://a..b/y", "https://example.com/$(id)`id`", "git@example.com:x/y.git",
        ])
    func badAddresses(text: String) {
        #expect(throws: ValidationError.self) { try GitURL(text) }
    }

    @Test(
        "a repository's name is the last part of its address",
        arguments: [
            ("https://git.example.com/team/web.git", "web"), ("http://127.0.0.1:3000/My_Site", "My_Site"),
            ("https://example.com/a/b/", "b"),
            ("https://example.com/a/b.git//", "b"), ("https://example.com/.git", ".git"), ("https://example.com//", ""),
            ("https://example.com/a.git.git", "a.git"),
        ])
    func names(text: String, name: String) throws {
        #expect(try GitURL(text).repositoryName == name)
    }

    @Test("two addresses are of one repository where only their endings or the scheme's own port differ")
    func sameRepository() throws {
        let address = try GitURL("https://git.example.com/team/web.git")
        for same in ["https://git.example.com/team/web", "https://git.example.com:443/team/web.git/", "https://git.example.com/team/web/"] {
            #expect(try address.isSameRepository(as: GitURL(same)) && GitURL(same).isSameRepository(as: address), "\(same)")
        }
        for other in [
            "http://git.example.com/team/web.git", "https://git.example.com:8443/team/web.git", "https://git.example.com/team/Web.git",
            "https://git.example.org/team/web.git", "https://git.example.com/team/web/x", "https://git.example.com/team/web.git.git",
        ] { #expect(try !address.isSameRepository(as: GitURL(other)), "\(other)") }
    }

    @Test(
        "a branch or tag keeps its name", arguments: ["main", "feature/x-1", "v1.2.3", "release_2026", "фича/🐓-\"q\"<b>'&amp;", "e\u{301}"])
    func goodReferences(text: String) throws {
        #expect(try GitReference(text, field: "branch").rawValue == text)
    }

    @Test("what is spelled otherwise is another branch and another path, though it looks the same")
    func spellings() throws {
        #expect(try GitReference("caf\u{e9}", field: "branch") != GitReference("cafe\u{301}", field: "branch"))
        #expect(try RelativePath("caf\u{e9}", field: "path") != RelativePath("cafe\u{301}", field: "path"))
        #expect(try GitReference("caf\u{e9}", field: "branch") == GitReference("caf\u{e9}", field: "branch"))
    }

    @Test(
        "a reference that git could read otherwise is refused",
        arguments: [
            "", "--upload-pack=x", "-f", "--output=/x", "a..b", "@{u}", "@", "refs/heads/x:refs/heads/y", "+x:y", "a\nb", "a b", "a~1",
            "a^", "a?", "a*",
            "-\u{301}f", ".\u{301}a", "a/.\u{301}", "a.\u{301}.", "a/\u{301}../b", "a.lock/\u{301}b", "a/\u{301}/", "refs/\u{301}x",
            "a*\u{301}",
            "a..\u{301}b", "@{\u{301}u}", "a[", "a\\b", ".a", "a/.b", "a.lock", "a/", "/a", "a//b", "a.", "refs/heads/x",
            String(repeating: "a", count: 300),
        ])
    func badReferences(text: String) {
        #expect(throws: ValidationError.self) { try GitReference(text, field: "branch") }
    }

    @Test("a commit is named by its full hash alone")
    func commitHashes() {
        #expect(CommitHash(String(repeating: "a", count: 40)) != nil)
        #expect(CommitHash(String(repeating: "0", count: 64)) != nil)
        for text in ["", "abc123", String(repeating: "A", count: 40), String(repeating: "g", count: 40), String(repeating: "a", count: 41)]
        {
            #expect(CommitHash(text) == nil)
        }
    }

    @Test(
        "a path inside a repository is read in its shortest form",
        arguments: [
            ("Dockerfile", "Dockerfile"), (".", "."), ("", "."), ("a/./b", "a/b"), ("deploy/Dockerfile.prod", "deploy/Dockerfile.prod"),
        ])
    func goodPaths(text: String, expected: String) throws {
        #expect(try RelativePath(text, field: "path").description == expected)
    }

    @Test(
        "a path that leads elsewhere is refused",
        arguments: [
            "..", "/etc/passwd", "a/../../b", "a/..", "-f", "a\0", "a\n", ".git/config", "a\\b", ":(top)", "-\u{301}f", "/\u{301}etc",
            ":\u{301}x", "../\u{301}x", "a/\u{301}/../../x", ".git/\u{301}x", "a\\\u{301}b",
        ])
    func badPaths(text: String) {
        #expect(throws: ValidationError.self) { try RelativePath(text, field: "path") }
    }

    @Test(
        "an image reference keeps its text",
        arguments: [
            "web", "library/busybox:1", "127.0.0.1:5000/a/b:c", "registry.example.com/x@sha256:" + String(repeating: "a", count: 64),
            "localhost/x",
            "a_b/c__d/e-f.g:V1.0_x",
        ])
    func goodImages(text: String) throws {
        #expect(try ImageReference(text).description == text)
    }

    @Test(
        "what is no image reference is refused",
        arguments: [
            "", "--privileged", "a b", "$(id)", "Upper/case", "registry:5000/../x", "x@sha256:abc", "x:", "x@", "/x", "x/", "x:-a", "a..b",
            "a\nb", "x:y:z",
            "host:99999999/x", String(repeating: "a", count: 600),
        ])
    func badImages(text: String) {
        #expect(throws: ValidationError.self) { try ImageReference(text) }
    }

    @Test("a pinned reference names the digest and no tag")
    func pinning() throws {
        let digest = "sha256:" + String(repeating: "b", count: 64)
        #expect(try ImageReference("127.0.0.1:5000/a/b:c").pinned(to: digest).description == "127.0.0.1:5000/a/b@\(digest)")
    }

    @Test(
        "a host is a name of a domain in small letters, and no address",
        arguments: [
            ("example.com", true), ("a.b-c.d", true), ("Example.com", false), ("example.com.", false), ("*.example.com", false),
            ("127.0.0.1", false),
            ("a:80", false), ("a`) || Host(`x", false), ("", false), (String(repeating: "a", count: 64) + ".com", false), ("-a.com", false),
        ])
    func hosts(text: String, isValid: Bool) {
        #expect((HostName(text) != nil) == isValid)
    }
}
