/// Finds the name that somebody may have meant.
enum NameDistance {
    /// The name with the fewest changes to `name`, where these are few; the first of several.
    static func nearest(to name: String, among names: Set<String>) -> String? {
        let limit = min(4, name.utf8.count / 4)
        return names.sorted().map { ($0, Self.between(Array(name.utf8), Array($0.utf8))) }
            .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    }

    /// How many bytes have to be put in, taken out or replaced.
    static func between(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = i
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(diagonal + (a == b ? 0 : 1), above + 1, row[j] + 1)
                diagonal = above
            }
        }
        return row[right.count]
    }
}
