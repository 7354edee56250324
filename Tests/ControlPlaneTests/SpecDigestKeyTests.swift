import ControlPlane
import Testing

@Suite struct SpecDigestKeyTests {
    /// Computed by `openssl dgst -sha256 -mac HMAC` with the file's bytes as the key.
    @Test func `The first key of digests is the one that servers took which kept none, so that an upgrade changes no digest`() {
        let text = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
        let hexadecimal = SpecDigestKey.derived(from: text).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hexadecimal == "6fd2d0bf98f9155d21f80c045fe68f32d1640b50b7bbea38d6f89000f220aa5b")
    }
}
