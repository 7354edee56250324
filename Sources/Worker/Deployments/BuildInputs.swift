import Builder
import Model

/// All that a build is made of besides its commit.
struct BuildInputs: Encodable {
    private let url: String
    private let rootDirectory: String
    private let settings: BuildSettings
    private let arguments: [String: String]
    private let secrets: [String: String]

    init(source: GitSource, settings: BuildSettings, variables: OpenVariables) {
        self.url = source.url.rawValue
        self.rootDirectory = source.rootDirectory.rawValue
        self.settings = settings
        self.arguments = variables.buildArguments
        let secrets = variables.buildSecrets.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }
        self.secrets = Dictionary(secrets) { first, _ in first }
    }
}
