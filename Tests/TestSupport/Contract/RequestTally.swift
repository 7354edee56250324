internal import Foundation

/// How a server answered, as its own log of requests has it.
package struct RequestTally: Sendable {
    /// How often each operation, such as `GET /api/me`, was answered with each status.
    package private(set) var counts: [String: [Int: Int]] = [:]

    package init() {}

    /// Counts the requests of more of the log.
    package mutating func add(_ log: some StringProtocol) {
        let decoder = JSONDecoder()
        for line in log.split(separator: "\n") where InstallationServer.tellsOfRequest(line) {
            guard let fields = try? decoder.decode([String: String].self, from: Data(line.utf8)),
                let status = fields["status"].flatMap({ Int($0) })
            else { continue }
            self.counts["\(fields["method"] ?? "") \(fields["route"] ?? "")", default: [:]][status, default: 0] += 1
        }
    }

    /// How many answers there were.
    package var total: Int { self.count { _ in true } }

    /// How many answers had a status that `holds`.
    package func count(_ holds: (Int) -> Bool) -> Int {
        self.counts.values.reduce(0) { sum, answers in sum + answers.reduce(0) { $0 + (holds($1.key) ? $1.value : 0) } }
    }

    /// The operations that had an answer whose status `holds`.
    package func operations(where holds: (Int) -> Bool) -> Set<String> {
        Set(self.counts.filter { $0.value.contains { holds($0.key) } }.keys)
    }

    /// The shares of the statuses, the most frequent first.
    package var shares: String {
        let statuses = self.counts.values.reduce(into: [Int: Int]()) { $0.merge($1, uniquingKeysWith: +) }
        return statuses.sorted { $0.value > $1.value }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
}
