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
        #expect(recent.find(self.hash, at: start + .seconds(1)) == .unknown)
        #expect(recent.find([2], at: start) == .unknown)
    }

    @Test func `A token that ended is forgotten, and the others are not`() throws {
        let recent = RecentCallers()
        let (ended, other) = (Self.caller(), Self.caller())
        recent.note([self.hash: ended, [2]: other], of: recent.lookup())
        recent.forget(try #require(ended.tokenID))
        #expect(recent.find(self.hash) == .unknown)
        #expect(recent.caller([2]) == other)
    }

    @Test func `The tokens of a team that ended are forgotten, and the others are not`() {
        let recent = RecentCallers()
        let team = TeamID.make()
        let callers = [Self.caller(team: team), Self.caller(team: .make()), Self.caller()]
        recent.note([[1]: callers[0], [2]: callers[1], [3]: callers[2]], of: recent.lookup())
        recent.forget(team)
        #expect(recent.find([1]) == .unknown)
        #expect(recent.caller([2]) == callers[1] && recent.caller([3]) == callers[2])
    }

    @Test func `What a look-up found that began before a token ended is not noted`() throws {
        let recent = RecentCallers()
        let caller = Self.caller()
        let lookup = recent.lookup()
        recent.forget(try #require(caller.tokenID))
        recent.note([self.hash: caller], of: lookup)
        #expect(recent.find(self.hash) == .unknown)
    }

    @Test func `A token that expires meanwhile is looked up again`() {
        let recent = RecentCallers()
        let end = Date(timeIntervalSinceReferenceDate: 1000)
        recent.note([self.hash: Self.caller(expiresAt: end)], of: recent.lookup())
        #expect(recent.caller(self.hash, date: end - 0.001) != nil)
        #expect(recent.find(self.hash, date: end) == .unknown)
    }

    @Test func `No more callers are known than there is room for, and those whose time is over make room`() {
        let recent = RecentCallers(lifetime: .seconds(1), capacity: 2)
        let start = ContinuousClock.now
        recent.note([[1]: Self.caller(), [2]: Self.caller()], of: recent.lookup(at: start))
        recent.note([[3]: Self.caller()], of: recent.lookup(at: start + .milliseconds(500)))
        #expect(recent.find([3], at: start + .milliseconds(500)) == .unknown)
        #expect(recent.caller([1], at: start + .milliseconds(500)) != nil)
        recent.note([[3]: Self.caller()], of: recent.lookup(at: start + .seconds(1)))
        #expect(recent.caller([3], at: start + .seconds(1)) != nil)
    }

    @Test func `Who comes in the last quarter of a token's time looks it up anew, with what else is in use, and nobody beside it`() {
        let recent = RecentCallers(lifetime: .seconds(1))
        let start = ContinuousClock.now
        let (caller, used, unused, fresh) = (Self.caller(), Self.caller(), Self.caller(), Self.caller())
        recent.note([[1]: caller, [2]: used, [3]: unused], of: recent.lookup(at: start))
        recent.note([[4]: fresh], of: recent.lookup(at: start + .milliseconds(300)))
        for hash in [[1], [2], [4]] as [[UInt8]] { #expect(recent.caller(hash, at: start + .milliseconds(750)) != nil) }
        #expect(recent.find([1], at: start + .milliseconds(751)) == .due(caller, [[1], [2]]))
        #expect(recent.find([2], at: start + .milliseconds(751)) == .known(used))
        recent.endRenewal()
        #expect(recent.find([2], at: start + .milliseconds(752)) == .due(used, [[2], [1]]))
    }

    @Test func `A token that a new look-up does not find is forgotten`() {
        let recent = RecentCallers()
        recent.note([[1]: Self.caller(), [2]: Self.caller()], of: recent.lookup())
        recent.note([[1]: Self.caller()], for: [[1], [2]], of: recent.lookup())
        #expect(recent.caller([1]) != nil)
        #expect(recent.find([2]) == .unknown)
    }

    private static func caller(team: TeamID? = nil, expiresAt: Date? = nil) -> Caller {
        Caller(
            userID: .make(), username: "ada", tokenID: .make(), tokenName: "laptop", boundTeamID: team, permissions: nil,
            tokenExpiresAt: expiresAt)
    }
}

extension RecentCallers {
    fileprivate func note(_ callers: [[UInt8]: Caller], of lookup: Lookup) { self.note(callers, for: Array(callers.keys), of: lookup) }

    fileprivate func caller(_ hash: [UInt8], at now: ContinuousClock.Instant = .now, date: Date = Date()) -> Caller? {
        switch self.find(hash, at: now, date: date) {
        case .known(let caller), .due(let caller, _): caller
        case .unknown: nil
        }
    }
}
