/// A secret that a container mounts as a file.
public struct SecretReference: Codable, Equatable, Sendable {
    /// Path, owner and mode of the file.
    public var file: FileTarget?
    /// Id of the secret.
    public var secretID: String
    /// Name of the secret; it has to belong to the id.
    public var secretName: String

    /// Creates the value field by field; a field left out takes the engine's default.
    public init(file: FileTarget? = nil, secretID: String, secretName: String) {
        self.file = file
        self.secretID = secretID
        self.secretName = secretName
    }

    private enum CodingKeys: String, CodingKey {
        case file = "File"
        case secretID = "SecretID"
        case secretName = "SecretName"
    }
}
