extension DoctorReport {
    /// A line for each finding, its repair below it, and how many there are of each kind.
    package var table: String {
        let width = self.findings.map(\.subject.count).max() ?? 0
        let kinds = Verdict.allCases.map(\.rawValue.count).max() ?? 0
        var lines: [String] = []
        for finding in self.findings {
            lines.append("\(Self.padded(finding.verdict.rawValue, kinds))  \(Self.padded(finding.subject, width))  \(finding.detail)")
            if let repair = finding.repair { lines.append(String(repeating: " ", count: kinds + width + 4) + "→ \(repair)") }
        }
        lines.append("")
        lines.append(
            "\(self.count(of: .ok)) ok, \(self.count(of: .warning)) warnings, \(self.count(of: .failed)) failed")
        return lines.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
