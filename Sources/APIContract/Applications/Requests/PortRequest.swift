/// A further port.
package struct PortRequest: Codable, Hashable, Sendable {
    package var name: String
    package var port: Int
    package var protocolName: PortProtocol?
    package var publish: Int?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case name, port, protocolName = "protocol", publish
    }

    package init(name: String, port: Int, protocolName: PortProtocol? = nil, publish: Int? = nil) {
        self.name = name
        self.port = port
        self.protocolName = protocolName
        self.publish = publish
    }
}
