import Testing

@testable import API

@Suite("Forms")
struct FormDataTests {
    private func parts(_ text: String, boundary: String = "xx") -> [FormData.Part]? {
        FormData(Array(text.utf8), boundary: boundary)?.parts
    }

    private static let head = "Content-Disposition: form-data; name=\"file\"; filename=\".env\"\r\nContent-Type: text/plain\r\n\r\n"

    @Test("a file arrives byte for byte")
    func file() {
        let content = "A=1\r\n--x\r\n\r\nB=\"--xy\"\n"
        let parts = self.parts("--xx\r\n\(Self.head)\(content)\r\n--xx--\r\n")
        #expect(parts == [FormData.Part(name: "file", content: Array(content.utf8))])
    }

    @Test("what stands before and after the parts is nobody's")
    func surroundings() {
        #expect(self.parts("preamble\r\n--xx\r\n\(Self.head)\r\n--xx--epilogue")?.map(\.content) == [[]])
        #expect(self.parts("--xx--")?.isEmpty == true)
    }

    @Test("several parts are told apart")
    func several() {
        let other = Self.head.replacing("\"file\"", with: "secret")
        #expect(self.parts("--xx\r\n\(Self.head)1\r\n--xx\r\n\(other)2\r\n--xx--")?.map(\.name) == ["file", "secret"])
    }

    @Test(
        "what is cut off or not a form is none",
        arguments: [
            "", "A=1", "--xx", "--xx\r\n", "--xx\r\n\(head)1", "--xx\r\n\(head)1\r\n--x--", "--xx\r\n\r\n1\r\n--xx--",
            "--xx\r\nContent-Type: text/plain\r\n\r\n1\r\n--xx--", "--xx\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--xx--",
            "--xx\r\nno colon\r\n\r\n1\r\n--xx--", "--xxx\r\n\(head)1\r\n--xxx--",
        ])
    func broken(text: String) {
        #expect(self.parts(text) == nil)
    }

    @Test("a boundary has 1 to 70 bytes")
    func boundary() {
        #expect(self.parts("--\r\n\(Self.head)1\r\n----", boundary: "") == nil)
        #expect(self.parts("", boundary: String(repeating: "x", count: 71)) == nil)
    }
}
