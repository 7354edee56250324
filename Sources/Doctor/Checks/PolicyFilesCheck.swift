/// Whether the files hold by which the server decides who may do what.
package struct PolicyFilesCheck: Check {
    package let part = "policy"
    package let repair = """
        Correct the files; roostd policy check tells all that is wrong. A server that runs goes on to decide by what held before, and none \
        starts.
        """
    private let load: @Sendable () throws -> String

    /// - Parameter load: reads the files and tells what they hold, or throws what is wrong in them.
    package init(load: @escaping @Sendable () throws -> String) {
        self.load = load
    }

    package func examine() async throws -> [Finding] {
        do {
            return [.ok("policy.files", try self.load())]
        } catch {
            return [.failed("policy.files", "\(error)", repair: self.repair)]
        }
    }
}
