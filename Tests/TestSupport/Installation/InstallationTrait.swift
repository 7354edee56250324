internal import Synchronization
package import Testing

/// Gives a suite one installation that all its tests share.
package struct InstallationTrait: SuiteTrait, TestScoping {
    let settings: InstallationSettings

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withInstallation(self.settings) { platform in
            try await Installation.$current.withValue(platform) { try await function() }
        }
    }
}

/// Lets only so many tests of a suite run at once: what they measure is Roost, not a machine that is out of breath.
package struct WidthTrait: SuiteTrait, TestTrait, TestScoping {
    let places: TestPlaces

    package var isRecursive: Bool { true }

    package func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        await self.places.take()
        do {
            try await function()
            await self.places.give()
        } catch {
            await self.places.give()
            throw error
        }
    }
}

/// A counted number of places, handed on in the order of asking.
actor TestPlaces {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { self.free = count }

    func take() async {
        guard self.free == 0 else {
            self.free -= 1
            return
        }
        await withCheckedContinuation { self.waiting.append($0) }
    }

    func give() {
        if self.waiting.isEmpty { self.free += 1 } else { self.waiting.removeFirst().resume() }
    }
}

/// Whether an expectation of this process has failed: the logs of the installations are then worth printing.
package enum FailureNote {
    private static let failed = Mutex(false)

    static var isSet: Bool { self.failed.withLock { $0 } }

    static func set() { self.failed.withLock { $0 = true } }
}

extension Trait where Self == IssueHandlingTrait {
    /// Takes note of failures, so that the end of roostd's log is printed.
    package static var notingFailures: Self {
        .compactMapIssues { issue in
            FailureNote.set()
            return issue
        }
    }
}

extension Trait where Self == InstallationTrait {
    /// One installation for the suite.
    package static func platform(_ settings: InstallationSettings = InstallationSettings()) -> Self {
        InstallationTrait(settings: settings)
    }
}

extension Trait where Self == WidthTrait {
    /// At most so many tests at once.
    package static func width(_ count: Int) -> Self { WidthTrait(places: TestPlaces(count)) }
}
