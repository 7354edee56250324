import Egress
import TestSupport
import Testing

@Suite("Mails to a real mail server", .timeLimit(.minutes(4)))
struct MailClientTests {
    private static func message(to address: String = "ada@example.org") throws -> MailMessage {
        try MailMessage(
            from: MailAddress("Roost <roost@example.com>"), to: MailAddress(address), subject: "Grüße 🐓 an alle, die hier wohnen und lesen",
            text: "Grüße 🐓\n.\n..two\n" + String(repeating: "long ", count: 300) + "\nend ", id: "0193d1c0-7a1b")
    }

    private static func client(
        _ url: String, isPlain: Bool = false, _ change: (inout MailConfiguration) throws -> Void = { _ in }
    ) throws -> MailClient {
        var configuration = try MailConfiguration(url: url, isPlain: isPlain)
        configuration.timeout = .seconds(20)
        try change(&configuration)
        return try MailClient(configuration: configuration)
    }

    private static func failure(_ body: () async throws(EgressError) -> Void) async -> EgressError? {
        do throws(EgressError) {
            try await body()
            return nil
        } catch { return error }
    }

    @Test("a mail arrives as it was written, encrypted and by login", arguments: [false, true])
    func encrypted(isImplicit: Bool) async throws {
        try await withTestFolder("mail-client") { folder in
            let authority = try await TestAuthority("mail", in: folder)
            let certificate = try await authority.issue("server", for: ["DNS:localhost", "IP:127.0.0.1"])
            try await MailServer.run(isImplicit ? .implicit(certificate) : .startTLS(certificate)) { server in
                let url = "\(isImplicit ? "smtps" : "smtp")://127.0.0.1:\(server.port)"
                let client = try Self.client(url) { configuration in
                    configuration.trustedCertificates = authority.certificateFile
                    try configuration.signIn(as: MailServer.user, password: MailServer.password)
                }
                try await client.check()
                #expect(try server.mails.isEmpty)
                try await client.send(Self.message())
                let mail = try await server.mail(to: "ada@example.org")
                #expect(mail.isEncrypted && mail.isSignedIn && mail.sender == "roost@example.com")
                #expect(mail.headers["Subject"] == "Grüße 🐓 an alle, die hier wohnen und lesen")
                #expect(mail.headers["From"] == "Roost <roost@example.com>" && mail.headers["Message-ID"] == "<0193d1c0-7a1b@example.com>")
                #expect(mail.text == "Grüße 🐓\n.\n..two\n" + String(repeating: "long ", count: 300) + "\nend \n")
                let stranger = try Self.client(url) { try $0.signIn(as: MailServer.user, password: MailServer.password) }
                #expect(await Self.failure { () throws(EgressError) in try await stranger.check() }?.code == .untrustedServer)
                for password in ["wrong", nil] {
                    let intruder = try Self.client(url) { configuration in
                        configuration.trustedCertificates = authority.certificateFile
                        if let password { try configuration.signIn(as: MailServer.user, password: password) }
                    }
                    let message = try Self.message()
                    let error = await Self.failure { () throws(EgressError) in try await intruder.send(message) }
                    #expect(error?.code == .loginRefused && error?.isRetriable == false, "\(String(describing: error))")
                    #expect(error.map { "\($0) \($0.debugDescription)".contains("wrong ") } == false)
                }
                #expect(try server.mails.count == 1)
            }
        }
    }

    @Test("nothing is said to a server that does not encrypt, unless the settings say that it is one of this machine")
    func plain() async throws {
        try await MailServer.run { server in
            let url = "smtp://127.0.0.1:\(server.port)"
            let message = try Self.message()
            let careful = try Self.client(url) { try $0.signIn(as: MailServer.user, password: MailServer.password) }
            let error = await Self.failure { () throws(EgressError) in try await careful.send(message) }
            #expect(error?.code == .untrustedServer, "\(String(describing: error))")
            #expect(try server.mails.isEmpty)
            try await Self.client(url, isPlain: true).send(message)
            #expect(try server.mails.count == 1)
        }
    }

    @Test("a refusal for good and one for now are told apart, and so is a server that is not there or says nothing")
    func refusals() async throws {
        try await MailServer.run { server in
            let client = try Self.client("smtp://127.0.0.1:\(server.port)", isPlain: true)
            let (rejected, later) = (try Self.message(to: "reject-eve@example.org"), try Self.message(to: "later-ada@example.org"))
            let refusal = await Self.failure { () throws(EgressError) in try await client.send(rejected) }
            #expect(refusal?.code == .rejected && refusal?.isRetriable == false, "\(String(describing: refusal))")
            let deferral = await Self.failure { () throws(EgressError) in try await client.send(later) }
            #expect(deferral?.code == .deferred && deferral?.isRetriable == true, "\(String(describing: deferral))")
            try await client.send(later)
            #expect(try server.mails.map(\.recipients) == [["later-ada@example.org"]])
        }
        let message = try Self.message()
        let nobody = try Self.client("smtp://127.0.0.1:\(try await freePort())", isPlain: true)
        let absence = await Self.failure { () throws(EgressError) in try await nobody.send(message) }
        #expect(absence?.code == .connectionFailed && absence?.isRetriable == true)
        try await withSlowServer(.silent) { slow in
            let client = try Self.client("smtp://127.0.0.1:\(slow.port)", isPlain: true) { $0.timeout = .milliseconds(500) }
            let silence = await Self.failure { () throws(EgressError) in try await client.send(message) }
            #expect(silence?.code == .timeout && silence?.isRetriable == true)
        }
    }
}
