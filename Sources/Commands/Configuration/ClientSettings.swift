/// Which server the commands talk to, and with which token.
struct ClientSettings: Hashable {
    var url: String?
    var token: String?

    /// `ROOST_URL` and `ROOST_TOKEN` win over the configuration file.
    ///
    /// The file's token is for the file's server: it is not sent to another one that the environment names.
    ///
    /// - Throws: ``CommandFailure`` where the file cannot be read.
    static func load(environment: [String: String]) throws(CommandFailure) -> Self {
        let file = try SettingsFile.path(environment: environment).map(SettingsFile.read) ?? SettingsDocument()
        return Self.merge(environment: environment, file: file)
    }

    /// What holds, of the environment and the file.
    static func merge(environment: [String: String], file: SettingsDocument) -> Self {
        let url = environment["ROOST_URL"].flatMap { $0.isEmpty ? nil : $0 }
        let token = environment["ROOST_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        guard let url, url != file["url"] else { return Self(url: url ?? file["url"], token: token ?? file["token"]) }
        return Self(url: url, token: token)
    }
}
