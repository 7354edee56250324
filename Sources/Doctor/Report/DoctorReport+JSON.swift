internal import FoundationEssentials

extension DoctorReport {
    private struct Document: Encodable {
        let status: String
        let version: String
        let findings: [Entry]
    }

    private struct Entry: Encodable {
        let subject: String
        let status: String
        let detail: String
        let repair: String?
    }

    /// `{"status", "version", "findings": [{"subject", "status", "detail", "repair"?}]}`.
    ///
    /// - Parameter version: the version of the program that looked.
    package func json(version: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(
            status: self.verdict.rawValue, version: version,
            findings: self.findings.map {
                Entry(subject: $0.subject, status: $0.verdict.rawValue, detail: $0.detail, repair: $0.repair)
            })
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }
}
