import API
import APIContract
import Foundation
import NIOCore
import NIOFoundationCompat
import Testing

@Suite("The list of applications")
struct ApplicationContractTests {
    @Test("an item is written as the general encoder writes it", arguments: [true, false])
    func item(isLive: Bool) throws {
        let item = ApplicationSummary(
            id: "0193d1c0-0000-7000-8000-000000000000", slug: "web", name: "Web \"1\" ü", environment: "production", status: "running",
            url: isLive ? "http://web-0000.localhost:8000/" : nil, replicas: 2, liveRelease: isLive ? 7 : nil,
            updatedAt: Date(timeIntervalSince1970: 1_763_683_200.125))
        var writer = JSONWriter()
        item.write(to: &writer)
        let written = try JSONSerialization.jsonObject(with: Data(buffer: writer.bytes)) as? NSDictionary
        let encoded = try JSONSerialization.jsonObject(with: ContractJSON.encoder.encode(item)) as? NSDictionary
        #expect(written == encoded)
        #expect(try ContractJSON.decoder.decode(ApplicationSummary.self, from: Data(buffer: writer.bytes)) == item)
    }
}
