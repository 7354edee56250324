import Egress
import Testing

@Suite("The settings of a mail server")
struct MailConfigurationTests {
    @Test("an address gives server, port and encryption")
    func addresses() throws {
        let usual = try MailConfiguration(url: "smtp://mail.example.com")
        #expect(usual.host == "mail.example.com" && usual.port == 587 && usual.encryption == .startTLS)
        let implicit = try MailConfiguration(url: "smtps://mail.example.com/")
        #expect(implicit.port == 465 && implicit.encryption == .implicit)
        #expect(try MailConfiguration(url: "smtp://10.0.0.7:2525").port == 2525)
        let local = try MailConfiguration(url: "smtp://[::1]", isPlain: true)
        #expect(local.host == "::1" && local.port == 25 && local.encryption == .none)
    }

    @Test(
        "what is none is refused, also a user and a password in it",
        arguments: [
            "", "mail.example.com", "http://mail.example.com", "smtp://", "smtp://u:p@mail.example.com", "smtp://mail.example.com/helo",
            "smtp://mail.example.com?x", "smtp://mail.example.com#x", "smtp://mail.example.com:x", "smtp://ma il.example.com",
            "smtp://mail.example.com\r\nRSET",
        ])
    func refused(_ url: String) {
        #expect(throws: EgressError.self) { try MailConfiguration(url: url) }
    }

    @Test(
        "only a server of this machine goes without encryption",
        arguments: ["smtp://mail.example.com", "smtp://10.0.0.1", "smtps://localhost", "smtp://127.0.0.1.nip.io"])
    func plain(_ url: String) throws {
        #expect(throws: EgressError.self) { try MailConfiguration(url: url, isPlain: true) }
        for local in ["smtp://localhost", "smtp://127.0.0.1", "smtp://127.1.2.3:2525"] {
            #expect(try MailConfiguration(url: local, isPlain: true).encryption == .none)
        }
    }

    @Test("a password is shown by no description, dump or reflection")
    func secret() throws {
        var configuration = try MailConfiguration(url: "smtp://mail.example.com")
        try configuration.signIn(as: "roost", password: "canary-canary")
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!(dumped + "\(configuration)" + String(reflecting: configuration)).contains("canary"))
        #expect(throws: EgressError.self) { try configuration.signIn(as: "roost\r\n", password: "x") }
    }
}
