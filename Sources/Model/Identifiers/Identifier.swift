package import FoundationEssentials

/// The identity of one `Entity`: a UUIDv7 (RFC 9562 section 5.7), written in lower case.
///
/// The phantom type keeps the id of a project from being passed where one of an application is wanted.
package struct Identifier<Entity>: Hashable, Sendable {
    package let rawValue: UUID

    package init(_ rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads the canonical form of 36 lower-case characters; any other spelling of a UUID is refused, so that one object has one address.
    package init?(_ text: String) {
        guard let value = UUID(text: text) else { return nil }
        self.rawValue = value
    }

    /// A fresh id that sorts behind every other of this process: 60 bits of the clock, then 62 random bits.
    package static func make() -> Self { Self(ticks: IdentifierClock.next()) }

    init(ticks: UInt64) {
        let low = UInt64.random(in: .min ... .max)
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
        self.rawValue = UUID(
            uuid: (
                byte(ticks, 52), byte(ticks, 44), byte(ticks, 36), byte(ticks, 28), byte(ticks, 20), byte(ticks, 12),
                0x70 | (byte(ticks, 8) & 0x0F), byte(ticks, 0), 0x80 | (byte(low, 56) & 0x3F), byte(low, 48),
                byte(low, 40), byte(low, 32), byte(low, 24), byte(low, 16), byte(low, 8), byte(low, 0)
            ))
    }

    /// The last eight hexadecimal digits: random, while the first ones are the clock.
    package var suffix: String { String(self.description.suffix(8)) }
}

extension Identifier: CustomStringConvertible {
    package var description: String { self.rawValue.text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a lower-case UUID")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
