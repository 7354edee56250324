internal import FoundationEssentials

/// What a folder and a database's record of it say together.
struct MigrationPlan {
    /// A row of the record.
    struct Applied: Sendable, Hashable {
        let version: Int
        let name: String
        let checksum: String
        let at: Date
    }

    /// A file with the checksum that the server computed.
    struct Candidate: Sendable {
        let file: MigrationFile
        let checksum: String
    }

    let candidates: [Candidate]
    let applied: [Applied]

    /// Where every migration stands, ordered by version.
    var statuses: [MigrationStatus] {
        let records = Dictionary(self.applied.map { ($0.version, $0) }) { first, _ in first }
        let known = self.candidates.map { candidate in
            let record = records[candidate.file.version]
            let state: MigrationStatus.State =
                record.map { $0.checksum == candidate.checksum ? .applied($0.at) : .changed($0.at) } ?? .pending
            return MigrationStatus(
                version: candidate.file.version, name: candidate.file.name, checksum: candidate.checksum, state: state)
        }
        let versions = Set(self.candidates.map(\.file.version))
        let unknown = self.applied.filter { !versions.contains($0.version) }.map {
            MigrationStatus(version: $0.version, name: $0.name, checksum: $0.checksum, state: .unknown($0.at))
        }
        return (known + unknown).sorted { $0.version < $1.version }
    }

    /// What is to be applied, in order.
    ///
    /// - Throws: ``MigrationError`` when the record holds a version that the folder lacks, a file differs from what was applied, or one
    ///   before an applied one was not.
    func pending() throws(MigrationError) -> [Candidate] {
        var lastApplied = 0
        for status in self.statuses {
            switch status.state {
            case .unknown: throw .unknownApplied(version: status.version)
            case .changed: throw .changed(file: self.fileName(status.version))
            case .applied: lastApplied = status.version
            case .pending: break
            }
        }
        let versions = Set(self.applied.map(\.version))
        let pending = self.candidates.filter { !versions.contains($0.file.version) }
        if let first = pending.first, first.file.version < lastApplied { throw .gap(version: first.file.version) }
        return pending
    }

    private func fileName(_ version: Int) -> String {
        self.candidates.first { $0.file.version == version }?.file.fileName ?? "V\(version)"
    }
}
