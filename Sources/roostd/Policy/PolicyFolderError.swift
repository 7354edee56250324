/// A file of a policy that cannot be read.
struct PolicyFolderError: Error, CustomStringConvertible {
    let path: String
    let problem: String

    var description: String { "\(self.path) \(self.problem)" }
}
