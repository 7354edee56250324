import API
import APIContract
import ControlPlane
import Foundation
import Model
import NIOCore
import NIOFoundationCompat
import Testing

@Suite("The list of applications")
struct ApplicationContractTests {
    static let configurations = [
        ControlPlaneConfiguration(),
        ControlPlaneConfiguration(ingressDomain: "example.org", ingressScheme: "https", ingressPort: nil),
    ]

    @Test(
        "a row is written as the general encoder writes the item of the contract",
        arguments: ["Web", "Web \"1\" \\ ü 日本 🎉", "line\nfeed\u{0}\u{1F}\u{7F}\u{2028}", String(repeating: "\"", count: 200)],
        Self.configurations)
    func row(name: String, configuration: ControlPlaneConfiguration) throws {
        for status in ApplicationStatus.allCases {
            for host in [nil, "web-0000.localhost", "\"ä\""] {
                for release in [nil, 0, Int.max] {
                    let row = Self.row(name: name, status: status, host: host, release: release)
                    try Self.check(row, configuration)
                }
            }
        }
    }

    private static func row(name: String, status: ApplicationStatus, host: String?, release: Int?) -> Model.ApplicationSummary {
        Model.ApplicationSummary(
            id: .make(), slug: Slug(stored: "web-1"), name: name, environment: Slug(stored: "production"), status: status, host: host,
            replicas: 2, liveRelease: release, updatedAt: Date(timeIntervalSince1970: 1_763_683_200.125))
    }

    private static func check(_ row: Model.ApplicationSummary, _ configuration: ControlPlaneConfiguration) throws {
        let item = APIContract.ApplicationSummary(
            id: row.id.description, slug: row.slug.rawValue, name: row.name, environment: row.environment.rawValue,
            status: row.status.rawValue, url: row.host.map { configuration.url(host: $0) }, replicas: row.replicas,
            liveRelease: row.liveRelease, updatedAt: row.updatedAt)
        var writer = JSONWriter()
        row.write(to: &writer, url: configuration.urlParts())
        let written = try JSONSerialization.jsonObject(with: Data(buffer: writer.bytes)) as? NSDictionary
        let encoded = try JSONSerialization.jsonObject(with: ContractJSON.encoder.encode(item)) as? NSDictionary
        #expect(written != nil && written == encoded)
        #expect(try ContractJSON.decoder.decode(APIContract.ApplicationSummary.self, from: Data(buffer: writer.bytes)) == item)
    }
}
