import FoundationEssentials
import Testing

@testable import Postgres

@Suite struct MigrationFileTests {
    @Test func `files are ordered by number, not by text`() throws {
        let names = (1...12).reversed().map { "V\(String(10_000 + $0).dropFirst())__step_\($0).sql" }
        let files = try MigrationFile.ordered(names)
        #expect(files.map(\.version) == Array(1...12))
        #expect(files.first?.name == "step_1")
        #expect(try MigrationFile.ordered([]).isEmpty)
    }

    @Test(arguments: [
        "V1__short.sql", "0001__x.sql", "V0001_x.sql", "V0001__.sql", "V0001__Upper.sql", "V0001__a-b.sql", "V0000__zero.sql",
        "v0001__x.sql",
        "V99999999999999999999__x.sql", "V٠٠٠١__x.sql",
    ])
    func `a badly named file is refused`(name: String) {
        #expect { try MigrationFile.ordered([name]) } throws: { error in
            if case .badFileName(name) = error as? MigrationError { true } else { false }
        }
    }

    @Test func `a gap and a duplicate are refused`() {
        #expect { try MigrationFile.ordered(["V0001__a.sql", "V0003__c.sql"]) } throws: { error in
            if case .gap(version: 2) = error as? MigrationError { true } else { false }
        }
        #expect { try MigrationFile.ordered(["V0001__a.sql", "V00001__b.sql"]) } throws: { error in
            if case .duplicate(version: 1) = error as? MigrationError { true } else { false }
        }
    }

    private func plan(files: [(Int, String)], applied: [(Int, String)]) -> MigrationPlan {
        MigrationPlan(
            candidates: files.map { version, checksum in
                let file = MigrationFile(version: version, name: "x", fileName: "V000\(version)__x.sql", text: "")
                return MigrationPlan.Candidate(file: file, checksum: checksum)
            },
            applied: applied.map { MigrationPlan.Applied(version: $0, name: "x", checksum: $1, at: Date(timeIntervalSince1970: 0)) })
    }

    @Test func `what is not applied is pending, in order`() throws {
        let plan = self.plan(files: [(1, "a"), (2, "b"), (3, "c")], applied: [(1, "a")])
        #expect(try plan.pending().map(\.file.version) == [2, 3])
        #expect(plan.statuses.map(\.state) == [.applied(Date(timeIntervalSince1970: 0)), .pending, .pending])
    }

    @Test func `a changed file, an unknown version and a hole in the record stop everything`() {
        #expect { try self.plan(files: [(1, "a"), (2, "b")], applied: [(1, "z")]).pending() } throws: { error in
            if case .changed(file: "V0001__x.sql") = error as? MigrationError { true } else { false }
        }
        #expect { try self.plan(files: [(1, "a")], applied: [(1, "a"), (2, "b")]).pending() } throws: { error in
            if case .unknownApplied(version: 2) = error as? MigrationError { true } else { false }
        }
        #expect { try self.plan(files: [(1, "a"), (2, "b")], applied: [(2, "b")]).pending() } throws: { error in
            if case .gap(version: 1) = error as? MigrationError { true } else { false }
        }
    }
}
