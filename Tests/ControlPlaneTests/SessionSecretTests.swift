import ControlPlane
import Testing

@Suite("Secrets of sessions")
struct SessionSecretTests {
    @Test("are 256 bits that nobody has seen before, and their text brings them back")
    func fresh() throws {
        let secrets = (0..<100).map { _ in SessionSecret() }
        #expect(Set(secrets.map(\.text)).count == 100)
        for secret in secrets {
            #expect(secret.text.utf8.count == 43 && secret.hash.count == 32)
            #expect(try #require(SessionSecret(presented: secret.text)).hash == secret.hash)
            #expect(!"\(secret)".contains(secret.text))
        }
    }

    @Test(
        "are not read from anything else",
        arguments: [
            "", "x", String(repeating: "A", count: 42), String(repeating: "A", count: 44), String(repeating: "=", count: 43),
            String(repeating: "A", count: 42) + "=", String(repeating: "A", count: 41) + "é", String(repeating: "A", count: 42) + " ",
        ])
    func others(text: String) {
        #expect(SessionSecret(presented: text) == nil)
    }

    @Test("have one CSRF token each, which tells nothing of the secret")
    func csrf() {
        let (one, other) = (SessionSecret(), SessionSecret())
        #expect(one.isCSRFToken(one.csrfToken) && !one.isCSRFToken(other.csrfToken))
        #expect(!one.isCSRFToken(one.text) && !one.isCSRFToken("") && one.csrfToken != one.text)
        #expect(SessionSecret(presented: one.text)?.csrfToken == one.csrfToken)
    }
}
