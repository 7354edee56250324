import ControlPlane
import Testing

@Suite("Secrets of tokens")
struct TokenSecretTests {
    @Test("a secret is read back from its text, and its hash is that of the text")
    func roundTrip() throws {
        let secret = TokenSecret(.personal)
        let presented = try #require(TokenSecret(presented: secret.text))
        #expect(presented.hash == secret.hash)
        #expect(secret.hash.count == 32)
        #expect(secret.text.hasPrefix("roost_pat_"))
        #expect(secret.text.hasPrefix(secret.prefix))
        #expect(secret.prefix.count == "roost_pat_".count + 4)
    }

    @Test("no two secrets are alike")
    func distinct() {
        #expect(Set((0..<1000).map { _ in TokenSecret(.team).text }).count == 1000)
    }

    @Test("a character that changed is noticed without a look-up")
    func checksum() {
        let text = TokenSecret(.personal).text
        for offset in 10..<text.count {
            var characters = Array(text)
            characters[offset] = characters[offset] == "A" ? "B" : "A"
            #expect(TokenSecret(presented: String(characters)) == nil, "position \(offset)")
        }
    }

    @Test(
        "what is no token is refused",
        arguments: ["", "roost", "roost_pat_", "ghp_abc", "roost_x_" + String(repeating: "a", count: 38), "roost_pat_ä"])
    func malformed(text: String) {
        #expect(TokenSecret(presented: text) == nil)
    }
}
