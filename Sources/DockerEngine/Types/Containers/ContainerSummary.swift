/// A container in a list.
public struct ContainerSummary: Codable, Equatable, Sendable {
    /// Id of the container.
    public var id: String
    /// Names, each with a leading slash.
    @ZeroAsAbsent public var names: [String]
    /// Image reference.
    @ZeroAsAbsent public var image: String
    /// Id of the image.
    @ZeroAsAbsent public var imageID: String
    /// When it was created, in seconds since 1970.
    @ZeroAsAbsent public var created: Int64
    /// State of the container.
    @ZeroAsAbsent public var state: ContainerRunState
    /// State in words, for people.
    @ZeroAsAbsent public var status: String
    /// Labels of the container.
    @ZeroAsAbsent public var labels: [String: String]

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(
        id: String, names: [String] = [], image: String = "", imageID: String = "", created: Int64 = 0,
        state: ContainerRunState = ContainerRunState(rawValue: ""), status: String = "", labels: [String: String] = [:]
    ) {
        self.id = id
        self.names = names
        self.image = image
        self.imageID = imageID
        self.created = created
        self.state = state
        self.status = status
        self.labels = labels
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case names = "Names"
        case image = "Image"
        case imageID = "ImageID"
        case created = "Created"
        case state = "State"
        case status = "Status"
        case labels = "Labels"
    }
}
