package import Builder

/// Whether git is there and knows the settings that keep repositories from running anything.
package struct GitCheck: Check {
    package let part = "git"
    package let repair = "Install git (apt-get install git)."
    private let configuration: BuilderConfiguration

    package init(_ configuration: BuilderConfiguration) {
        self.configuration = configuration
    }

    package func examine() async throws -> [Finding] {
        do throws(BuilderError) {
            return [GitVerdict.finding(try await GitProgram(self.configuration).version(), program: self.configuration.git)]
        } catch {
            return [.failed("git.program", error.message, repair: self.repair)]
        }
    }
}
