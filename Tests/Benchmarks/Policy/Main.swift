import Foundation
import Policy

/// Measures decisions: `policy-bench` (one user with a role on each of 50 projects, 40 permissions, 10,000 random checks) prints the
/// nanoseconds of a decision, repetition by repetition; `policy-bench DIR` runs the checks of the peers' benchmark (its data.json and
/// checks.txt) and prints its line of JSON; `policy-bench count` decides once, for callgrind.
@main
struct Main {
    static func main() throws {
        switch CommandLine.arguments.dropFirst().first {
        case nil: try Self.measure()
        case "count": try Self.count()
        case let folder?: try PeerChecks(folder: folder).run()
        }
    }

    private static func measure() throws {
        let workload = try Workload()
        var allowed = decideAll(workload)
        for _ in 0..<21 {
            let begun = ContinuousClock.now
            allowed = decideAll(workload)
            let time = ContinuousClock.now - begun
            print(Double(time.components.attoseconds) / 1e9 / Double(workload.checks.count))
        }
        // Neither all nor nothing: what is measured decides.
        guard (1000...9000).contains(allowed) else { throw CocoaError(.featureUnsupported) }
    }

    /// Decides everything once, after everything was made; and makes an authority, so that whoever counts allocations sees that it can.
    private static func count() throws {
        let workload = try Workload()
        let allowed = decideAll(workload)
        let authority = makeAuthority(workload)
        print("\(workload.checks.count) decisions, \(allowed) allowed, \(authority.bindings.count) bindings")
    }
}
