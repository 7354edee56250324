/// A further port.
package struct PortView: Codable, Hashable, Sendable {
    package var name: String
    package var port: Int
    package var protocolName: String
    @Nullable package var publish: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, port, protocolName = "protocol", publish
    }

    package init(name: String, port: Int, protocolName: String, publish: Int?) {
        self.name = name
        self.port = port
        self.protocolName = protocolName
        self.publish = publish
    }
}
