import Postgres

/// What is sealed, by which key, and the change of that key.
enum SealedStatements {
    static let uses = SQLStatement(
        "sealed.uses",
        SealedPlace.allCases.map { place in
            """
            SELECT '\(place.rawValue)', sealed_key(\(place.column)), count(*) FROM \(place.table)
            WHERE \(place.column) IS NOT NULL GROUP BY 2
            """
        }.joined(separator: " UNION ALL "))

    static let installationKey = SQLStatement("sealed.installationKey", "SELECT sealed FROM installation_keys WHERE name = $1")

    // Servers that start together keep one.
    static let keepInstallationKey = SQLStatement(
        "sealed.keepInstallationKey", "INSERT INTO installation_keys (name, sealed) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")

    static let all =
        [Self.uses, Self.installationKey, Self.keepInstallationKey] + SealedPlace.allCases.flatMap { [$0.page, $0.replace] }
}

extension SealedPlace {
    /// Parameters: the identifier of a key, the parts of the row's key after which to go on, how many.
    var page: SQLStatement {
        let columns = self.key.map(\.column).joined(separator: ", ")
        let position = self.key.enumerated().map { "$\($0.offset + 2)::\($0.element.part.rawValue)" }.joined(separator: ", ")
        return SQLStatement(
            "sealed.page.\(self.table)",
            """
            SELECT \(self.selected(.id)), \(self.selected(.number)), \(self.selected(.name)), \(self.column), \(self.context)
            FROM \(self.table)
            WHERE \(self.column) IS NOT NULL AND sealed_key(\(self.column)) <> $1 AND (\(columns)) > (\(position))
            ORDER BY \(columns) LIMIT $\(self.key.count + 2)
            """)
    }

    /// Parameters: the value as it is to be, and as it was read, the parts of the row's key.
    ///
    /// Whoever wrote the row meanwhile is not overwritten.
    var replace: SQLStatement {
        let row = self.key.enumerated().map { "\($0.element.column) = $\($0.offset + 3)" }.joined(separator: " AND ")
        return SQLStatement(
            "sealed.replace.\(self.table)", "UPDATE \(self.table) SET \(self.column) = $1 WHERE \(self.column) = $2 AND \(row)")
    }

    private func selected(_ part: SealedValue.Key.Part) -> String {
        if let own = self.key.first(where: { $0.part == part }) { return own.column }
        return switch part {
        case .id: "'00000000-0000-0000-0000-000000000000'::uuid"
        case .number: "0"
        case .name: "''"
        }
    }
}
