import Foundation
import Model
import Testing

@testable import ControlPlane

@Suite struct RecentCallersTests {
    private let hash = [UInt8](repeating: 1, count: 32)

    @Test func `A caller is known for the lifetime from the beginning of its look-up, and no longer`() {
        let recent = RecentCallers(lifetime: .seconds(1))
        let start = ContinuousClock.now
        let caller = Self.caller()
        recent.note([self.hash: caller], of: recent.lookup(at: start))
        #expect(recent.caller(self.hash, at: start + .milliseconds(999)) == caller)
        #expect(recent.caller(self.hash, at: start + .seconds(1)) == nil)
        #expect(recent.caller([2], at: start) == nil)
    }

    @Test func `A token that ended is forgotten, and the others are not`() {
        let recent = RecentCallers()
        let (ended, other) = (Self.caller(), Self.caller())
        recent.note([self.hash: ended, [2]: other], of: recent.lookup())
        recent.forget(ended.tokenID)
        #expect(recent.caller(self.hash) == nil)
        #expect(recent.caller([2]) == other)
    }

    @Test func `The tokens of a team that ended are forgotten, and the others are not`() {
        let recent = RecentCallers()
        let team = TeamID.make()
        let callers = [Self.caller(team: team), Self.caller(team: .make()), Self.caller()]
        recent.note([[1]: callers[0], [2]: callers[1], [3]: callers[2]], of: recent.lookup())
        recent.forget(team)
        #expect(recent.caller([1]) == nil)
        #expect(recent.caller([2]) == callers[1] && recent.caller([3]) == callers[2])
    }

    @Test func `What a look-up found that began before a token ended is not noted`() {
        let recent = RecentCallers()
        let caller = Self.caller()
        let lookup = recent.lookup()
        recent.forget(caller.tokenID)
        recent.note([self.hash: caller], of: lookup)
        #expect(recent.caller(self.hash) == nil)
    }

    @Test func `A token that expires meanwhile is looked up again`() {
        let recent = RecentCallers()
        let end = Date(timeIntervalSinceReferenceDate: 1000)
        recent.note([self.hash: Self.caller(expiresAt: end)], of: recent.lookup())
        #expect(recent.caller(self.hash, date: end - 0.001) != nil)
        #expect(recent.caller(self.hash, date: end) == nil)
    }

    @Test func `No more callers are known than there is room for, and those whose time is over make room`() {
        let recent = RecentCallers(lifetime: .seconds(1), capacity: 2)
        let start = ContinuousClock.now
        recent.note([[1]: Self.caller(), [2]: Self.caller()], of: recent.lookup(at: start))
        recent.note([[3]: Self.caller()], of: recent.lookup(at: start + .milliseconds(500)))
        #expect(recent.caller([3], at: start + .milliseconds(500)) == nil)
        #expect(recent.caller([1], at: start + .milliseconds(500)) != nil)
        recent.note([[3]: Self.caller()], of: recent.lookup(at: start + .seconds(1)))
        #expect(recent.caller([3], at: start + .seconds(1)) != nil)
    }

    private static func caller(team: TeamID? = nil, expiresAt: Date? = nil) -> Caller {
        Caller(
            userID: .make(), username: "ada", tokenID: .make(), tokenName: "laptop", boundTeamID: team, permissions: nil,
            tokenExpiresAt: expiresAt)
    }
}
