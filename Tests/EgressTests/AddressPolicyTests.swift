import Testing

@testable import Egress

@Suite struct `Addresses` {
    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    ])
    func `I09 of version 4 that are not everybody's are refused, in each way to write them`(_ text: String) throws {
        let address = try #require(IPAddress(text))
        let policy = AddressPolicy()
        #expect(!policy.permits(address))
        // Mapped, behind a translator, behind a tunnel, by ISATAP below a public prefix.
        let hexadecimal = String(address.bits >> 16, radix: 16) + ":" + String(address.bits & 0xffff, radix: 16)
        for form in [
            "::ffff:\(text)", "::ffff:\(hexadecimal)", "64:ff9b::\(text)", "2002:\(hexadecimal)::1", "2600:1:2:3:0:5efe:\(hexadecimal)",
            "2600:1:2:3:200:5efe:\(hexadecimal)", "::\(text)", "64:ff9b:1::\(text)", "::ffff:0:\(text)",
        ] {
            #expect(!policy.permits(try #require(IPAddress(form), "\(form)")), "\(form)")
        }
    }

    @Test(arguments: [
        "::", "::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "4000::1", "64:ff9b:1::1",
    ])
    func `I09 of version 6 that are not everybody's are refused`(_ text: String) throws {
        #expect(!AddressPolicy().permits(try #require(IPAddress(text))))
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
        "2606:4700:4700::1111", "2a00:1450::1", "3ffe::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2600::5efe:808:808",
    ])
    func `of the public internet are permitted, up to the edges`(_ text: String) throws {
        #expect(AddressPolicy().permits(try #require(IPAddress(text))))
    }

    @Test func `that an operator names are permitted, and their neighbours are not`() throws {
        let policy = AddressPolicy(allowed: try AddressRange.list("10.1.0.0/16, fd00:1::/32 127.0.0.1"))
        for text in ["10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3", "fd00:1::5", "127.0.0.1", "1.1.1.1"] {
            #expect(policy.permits(try #require(IPAddress(text))), "\(text)")
        }
        for text in ["10.0.255.255", "10.2.0.0", "127.0.0.2", "fd00:2::", "::1", "64:ff9b::10.1.0.1"] {
            #expect(!policy.permits(try #require(IPAddress(text))), "\(text)")
        }
    }

    @Test(arguments: ["localhost", "", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "1.2.3.4.5", "::g", "fe80::1%lo", " 1.1.1.1"])
    func `are read in their full form alone`(_ text: String) {
        #expect(IPAddress(text) == nil)
    }
}
