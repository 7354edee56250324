/// Which name was meant by one that nobody knows.
enum NearestName {
    /// The name with the fewest changed, missing, added and swapped characters, where that is less than a third of it.
    static func to(_ name: String, among names: some Sequence<String>) -> String? {
        let written = Array(name.utf8.prefix(100))
        let bound = max(1, written.count / 3)
        let candidates = names.lazy.map { (name: $0, distance: Self.distance(written, Array($0.utf8.prefix(100)))) }
        return candidates.filter { $0.distance <= bound }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// The optimal string alignment distance: Levenshtein's, with the swap of two neighbours as one change.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
