import Testing

@testable import Builder

@Suite struct DockerfileCheckTests {
    @Test(arguments: [
        "FROM busybox\n", "# a comment\nFROM busybox", "# syntax=docker/dockerfile:1\nFROM x",
        "# syntax = docker.io/docker/dockerfile:1.7\nFROM x",
        "#syntax=docker/dockerfile:1.7.1\r\nFROM x", "# escape=\\\nFROM x", "# check=skip=all\nFROM x",
        "FROM x\n# syntax=evil/frontend\nRUN echo '# escape=`'", "\nFROM x\n# syntax=evil/frontend", "",
    ])
    func `A file for the engine's own front end passes`(text: String) {
        #expect(DockerfileCheck.problem(in: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        "# syntax=evil/frontend\nFROM x", "#SYNTAX=evil/frontend:1\nFROM x", "  #  syntax  =  evil/frontend\nFROM x",
        "\u{FEFF}# syntax=evil/frontend\nFROM x", "#!/usr/bin/env x\n# syntax=evil/frontend\nFROM x", "// syntax=evil/frontend\nFROM x",
        "# a comment\n# syntax=evil/frontend\nFROM x", "\n\n# syntax=evil/frontend\nFROM x", "{\"syntax\": \"evil/frontend\"}",
        "# syntax=docker/dockerfile:1-labs\nFROM x", "# syntax=docker/dockerfile-upstream:master\nFROM x",
        "# syntax=docker/dockerfile\nFROM x", "# syntax=evil.example/docker/dockerfile:1\nFROM x",
        "# syntax=docker/dockerfile:1@sha256:0123\nFROM x", "# check=skip=all\r# syntax=evil/frontend\rFROM x",
        "# escape=`\nFROM x", "FROM x\u{0}",
    ])
    func `A file that brings its own front end is refused`(text: String) {
        #expect(DockerfileCheck.problem(in: Array(text.utf8)) != nil)
    }

    @Test func `A file that is too large is refused`() {
        #expect(DockerfileCheck.problem(in: [UInt8](repeating: 0x20, count: DockerfileCheck.maximumSize + 1)) != nil)
    }
}
