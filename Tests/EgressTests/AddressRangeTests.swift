import Testing

@testable import Egress

@Suite struct `Address ranges` {
    @Test(arguments: ["10.0.0.0/8", "0.0.0.0/0", "192.0.2.1/32", "fd00:0:0:0:0:0:0:0/8", "0:0:0:0:0:0:0:0/0"])
    func `are read and written in CIDR form`(_ text: String) throws {
        #expect(try #require(AddressRange(text)).description == text)
    }

    @Test(arguments: [
        "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/", "10.0.0.0/8/8", "fd00::/129", "example.org/8", "/8",
    ])
    func `refuse anything else, bits behind the prefix included`(_ text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test func `without bits hold every address of their version alone`() throws {
        let range = try #require(AddressRange("0.0.0.0/0"))
        #expect(range.contains(try #require(IPAddress("255.255.255.255"))))
        #expect(!range.contains(try #require(IPAddress("::1"))))
    }

    @Test(arguments: [
        ("::ffff:192.0.2.1", "192.0.2.1"), ("::ffff:c000:201", "192.0.2.1"), ("192.0.2.1", "192.0.2.1"), ("::1", "0:0:0:0:0:0:0:1"),
        ("64:ff9b::c000:201", "64:ff9b:0:0:0:0:c000:201"),
    ])
    func `of version 4 in the form of version 6 are what they mean, and others themselves`(text: String, meant: String) throws {
        #expect(try #require(IPAddress(text)).unmapped.description == meant)
    }

    @Test func `of a list name the word that is none`() throws {
        #expect(try AddressRange.list("").isEmpty)
        #expect(try AddressRange.list(" 127.0.0.0/8,::1 ").count == 2)
        let error = try #require(throws: EgressError.self) { try AddressRange.list("127.0.0.0/8, internal") }
        #expect(error.code == .invalidConfiguration)
        #expect(error.message.contains("`internal`"))
    }
}
