import Model
import Testing

@Suite("Registrations")
struct RegistrationTests {
    @Test("a good registration keeps the address in lower case")
    func good() throws {
        let registration = try Registration(username: "ada", email: "Ada@Example.com", password: "correct horse battery")
        #expect(registration.email == "ada@example.com")
    }

    @Test("everything that is wrong is named at once")
    func bad() {
        #expect {
            try Registration(username: "Ada!", email: "nobody", password: "short")
        } throws: { error in
            (error as? ValidationError)?.problems.map(\.field) == ["username", "email", "password"]
        }
    }

    @Test(
        "addresses that could end a header are refused",
        arguments: ["a@b.c\r\nBcc: x", "a@b@c.d", "@b.c", "a@", "a@b", "<a>@b.c", "a b@c.d"])
    func hostileAddresses(email: String) {
        #expect(throws: ValidationError.self) { try Registration(username: "ada", email: email, password: "correct horse battery") }
    }
}
