/// Which keys lie beside each other on the keyboards of most people.
enum Keyboard {
    /// The rows, each half a key to the right of the one above.
    private static let rows = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"].map { Array($0.unicodeScalars) }
    private static let places: [Unicode.Scalar: (row: Int, column: Int)] = {
        var places: [Unicode.Scalar: (row: Int, column: Int)] = [:]
        for (row, keys) in Self.rows.enumerated() {
            for (column, key) in keys.enumerated() { places[key] = (row, column) }
        }
        return places
    }()

    /// Whether one key is the other or touches it.
    static func areNeighbours(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        guard let first = self.places[one], let second = self.places[other] else { return false }
        switch second.row - first.row {
        case 0: return abs(second.column - first.column) <= 1
        case 1: return [0, -1].contains(second.column - first.column)
        case -1: return [0, 1].contains(second.column - first.column)
        default: return false
        }
    }
}
