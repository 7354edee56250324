/// A setting that is missing or wrong, named as the operator wrote it.
struct SettingsError: Error, CustomStringConvertible {
    let variable: String
    let problem: String

    var description: String { "\(self.variable) \(self.problem)" }
}
