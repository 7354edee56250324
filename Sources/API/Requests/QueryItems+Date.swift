import APIContract
package import FoundationEssentials

extension QueryItems {
    /// A moment: a date in UTC, or how long ago as `90s`, `10m`, `2h` or `1d`.
    ///
    /// - Throws: ``Refusal`` (422) for anything else.
    package func date(_ name: String, now: Date = Date()) throws(Refusal) -> Date? {
        guard let text = self[name] else { return nil }
        if let date = ContractDate.parse(text) { return date }
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        if let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), (0...1_000_000).contains(count) {
            return now.addingTimeInterval(-Double(count * unit))
        }
        throw .invalid(field: name, "must be a date such as 2026-01-31T12:00:00Z, or a time ago such as 10m")
    }
}
