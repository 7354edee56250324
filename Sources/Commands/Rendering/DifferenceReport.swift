import APIContract

/// Fields that differ, as a person reads them: one line each, `+` for what is new, `-` for what goes, `~` for what changes.
enum DifferenceReport {
    static func lines(_ differences: [SpecDifferenceView]) -> [String] {
        differences.map { difference in
            switch (difference.from, difference.to) {
            case (nil, let to?): SafeText.line("+ \(difference.path): \(to)")
            case (let from?, nil): SafeText.line("- \(difference.path): \(from)")
            default: SafeText.line("~ \(difference.path): \(difference.from ?? "") -> \(difference.to ?? "")")
            }
        }
    }
}
