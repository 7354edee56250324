package import Testing

/// Deletes the projects of a test as soon as it is over: each task that goes on running has its health checked every second or two, and
/// the tests that are left have to wait for that.
package struct CleanUpTrait: SuiteTrait, TestTrait, TestScoping {
    package var isRecursive: Bool { true }

    package func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let platform = try Installation.shared
        let made = MadeProjects()
        do {
            try await MadeProjects.$current.withValue(made) { try await function() }
        } catch {
            await made.delete(from: platform)
            throw error
        }
        await made.delete(from: platform)
    }
}

extension Trait where Self == CleanUpTrait {
    /// What a test has made goes when it is over.
    package static var cleaningUp: Self { CleanUpTrait() }
}
