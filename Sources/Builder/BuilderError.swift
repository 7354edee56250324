package import Model

/// Why a commit was not fetched, an image not built, not pushed or not found.
package struct BuilderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The stable word that the deployment's failure carries.
    package let code: FailureCode
    /// A plain sentence for the user, without secrets.
    package let message: String
    /// Whether the same call may succeed a little later without anyone changing anything.
    package let isRetriable: Bool
    /// The last lines that git or the build printed, oldest first.
    package let lastLines: [String]

    package init(_ code: FailureCode, _ message: String, isRetriable: Bool = false, lastLines: [String] = []) {
        self.code = code
        self.message = message
        self.isRetriable = isRetriable
        self.lastLines = lastLines
    }

    package var description: String { "\(self.code.rawValue): \(self.message)" }

    static let cancelled = BuilderError(.cancelled, "the deployment was cancelled")
}
