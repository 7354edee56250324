package import FoundationEssentials
import Postgres

/// A sealed value where it is kept.
package struct SealedValue: Sendable, Hashable {
    /// What identifies its row, in the order in which rows are read; what a place does not have is as in ``start``.
    package struct Key: Sendable, Hashable {
        /// What a column of a primary key holds.
        enum Part: String, Sendable {
            case id = "uuid"
            case number = "int"
            case name = "text"
        }

        /// Before every row.
        package static let start = Self(id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), number: 0, name: "")

        package let id: UUID
        package let number: Int
        package let name: String

        package init(id: UUID, number: Int, name: String) {
            self.id = id
            self.number = number
            self.name = name
        }

        func value(of part: Part) -> any PostgresEncodable {
            switch part {
            case .id: self.id
            case .number: self.number
            case .name: self.name
            }
        }
    }

    package let key: Key
    package let sealed: [UInt8]
    /// What it is bound to.
    package let context: String

    package init(key: Key, sealed: [UInt8], context: String) {
        self.key = key
        self.sealed = sealed
        self.context = context
    }
}
