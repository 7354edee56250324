/// The conditions of a page that begins behind a cursor, or with the list where the cursor is null.
///
/// An index finds where such a page begins. A statement is planned once for all values, and what is planned for `$n IS NULL OR id < $n`
/// reads every row of the pages before.
enum PageCondition {
    /// The rows whose id is less than the parameter; no id of ours is the greatest one.
    static func id(_ column: String, below parameter: String) -> String { "\(column) < \(Self.id(parameter))" }

    /// The same in an order by two columns, among the rows whose first one is at most `value`.
    static func id(_ column: String, below parameter: String, in first: String, of value: String) -> String {
        "(\(first), \(column)) < (\(value), \(Self.id(parameter)))"
    }

    private static func id(_ parameter: String) -> String { "coalesce(\(parameter)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')" }

    /// The rows whose number is less than the parameter; no number of ours is the greatest one.
    static func number(_ column: String, below parameter: String) -> String {
        "\(column) < coalesce(\(parameter)::int, 2147483647)"
    }
}
