/// How an image is built from a repository.
package struct BuildSettings: Hashable, Sendable, Codable {
    /// The path of the Dockerfile below the root directory.
    package var dockerfile: ExactText
    /// The stage to build; nil for the last one.
    package var target: String?
    package var arguments: [String: ExactText]
    package var noCache: Bool
    /// Whether base images are looked up anew.
    package var pull: Bool

    package init(
        dockerfile: ExactText = "Dockerfile", target: String? = nil, arguments: [String: ExactText] = [:], noCache: Bool = false,
        pull: Bool = true
    ) {
        self.dockerfile = dockerfile
        self.target = target
        self.arguments = arguments
        self.noCache = noCache
        self.pull = pull
    }

    /// What is wrong with the settings; empty where nothing is.
    package func problems() -> [FieldProblem] {
        var validation = Validation()
        do { _ = try RelativePath(self.dockerfile.rawValue, field: "build.dockerfile") } catch { validation.add(error.problems) }
        validation.require(!self.dockerfile.utf8.isEmpty, "build.dockerfile", "must not be empty")
        if let target {
            let isName = target.utf8.allSatisfy { VariableName.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            validation.require(
                (1...128).contains(target.utf8.count) && isName && !target.hasPrefix("-"), "build.target", "must be the name of a stage")
        }
        validation.require(self.arguments.count <= 100, "build.args", "must have at most 100 entries")
        for (name, value) in self.arguments {
            validation.require(VariableName.isValid(name), "build.args.\(name)", "must be a name of letters, digits and underscores")
            validation.require(
                value.utf8.count <= 4096 && !value.utf8.contains(0), "build.args.\(name)", "must be at most 4096 bytes without NUL")
        }
        return validation.problems
    }
}
