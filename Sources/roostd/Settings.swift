import Configuration

/// The operator's settings, read once from the environment; `.env.example` documents each.
struct Settings: Sendable {
    private let reader: ConfigReader
    private var ignored: Set<String> = []

    init() {
        self.reader = ConfigReader(provider: EnvironmentVariablesProvider())
    }

    /// The same settings as if this one were absent.
    func ignoring(_ variable: String) -> Self {
        var settings = self
        settings.ignored.insert(variable)
        return settings
    }

    /// A setting that has no default.
    func required(_ variable: String, isSecret: Bool = false) throws(SettingsError) -> String {
        guard let value = self.optional(variable, isSecret: isSecret) else {
            throw SettingsError(variable: variable, problem: "must be set")
        }
        return value
    }

    /// A setting that may be absent; an empty one is absent.
    func optional(_ variable: String, isSecret: Bool = false) -> String? {
        guard !self.ignored.contains(variable) else { return nil }
        let value = self.reader.string(forKey: Self.key(variable), isSecret: isSecret)
        return value?.isEmpty == false ? value : nil
    }

    func text(_ variable: String, default value: String) -> String {
        self.optional(variable) ?? value
    }

    /// A whole number within bounds.
    func number(_ variable: String, default value: Int, in range: ClosedRange<Int>) throws(SettingsError) -> Int {
        guard let text = self.optional(variable) else { return value }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError(variable: variable, problem: "must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `true` or `false`; false where it is not set.
    func flag(_ variable: String) throws(SettingsError) -> Bool {
        switch self.text(variable, default: "false") {
        case "true": return true
        case "false": return false
        default: throw SettingsError(variable: variable, problem: "must be true or false")
        }
    }

    /// The words of a list, between commas and blanks.
    func words(_ variable: String) -> [String] {
        self.text(variable, default: "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// The provider joins the parts of a key with underscores, in upper case.
    private static func key(_ variable: String) -> ConfigKey {
        ConfigKey(variable.lowercased().split(separator: "_").map(String.init))
    }
}
