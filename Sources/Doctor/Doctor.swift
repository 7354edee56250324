/// Looks at everything that Roost needs, all of it at once.
///
/// A part that is down, or that says nothing, keeps none of the others from being looked at.
package struct Doctor: Sendable {
    private let checks: [any Check]
    private let bound: Duration

    /// - Parameters:
    ///   - checks: in the order in which their findings are told.
    ///   - bound: how long each may take that does not say so itself.
    package init(_ checks: [any Check], bound: Duration = .seconds(5)) {
        self.checks = checks
        self.bound = bound
    }

    package func examine() async -> DoctorReport {
        await withTaskGroup(of: (Int, [Finding]).self) { group in
            for (index, check) in self.checks.enumerated() {
                group.addTask { (index, await self.findings(of: check)) }
            }
            var results: [Int: [Finding]] = [:]
            for await (index, findings) in group { results[index] = findings }
            return DoctorReport(findings: self.checks.indices.flatMap { results[$0] ?? [] })
        }
    }

    private func findings(of check: any Check) async -> [Finding] {
        let (outcomes, answer) = AsyncStream<[Finding]>.makeStream(bufferingPolicy: .bufferingOldest(1))
        // Not a child: a check that does not heed its cancellation must not hold up the report.
        let work = Task {
            do {
                answer.yield(try await check.examine())
            } catch {
                answer.yield([.failed(check.part, "the check was not done: \(error)", repair: check.repair)])
            }
        }
        let patience = check.bound ?? self.bound
        let bound = Task {
            do { try await Task.sleep(for: patience) } catch { return }
            answer.yield([.failed(check.part, "no answer within \(patience.components.seconds) s", repair: check.repair)])
        }
        var iterator = outcomes.makeAsyncIterator()
        let findings = await iterator.next()
        work.cancel()
        bound.cancel()
        return findings ?? [.failed(check.part, "the check was cancelled", repair: check.repair)]
    }
}
