/// The built-in types that decoding knows, by object id.
struct PostgresType: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt32

    static let bool = PostgresType(rawValue: 16)
    static let bytea = PostgresType(rawValue: 17)
    static let int8 = PostgresType(rawValue: 20)
    static let int2 = PostgresType(rawValue: 21)
    static let int4 = PostgresType(rawValue: 23)
    static let oid = PostgresType(rawValue: 26)
    static let float4 = PostgresType(rawValue: 700)
    static let float8 = PostgresType(rawValue: 701)
    static let cidr = PostgresType(rawValue: 650)
    static let inet = PostgresType(rawValue: 869)
    static let date = PostgresType(rawValue: 1082)
    static let timestamp = PostgresType(rawValue: 1114)
    static let timestamptz = PostgresType(rawValue: 1184)
    static let interval = PostgresType(rawValue: 1186)
    static let numeric = PostgresType(rawValue: 1700)
    static let uuid = PostgresType(rawValue: 2950)
    static let jsonb = PostgresType(rawValue: 3802)

    /// Built-in types whose binary form is their text: text, varchar, bpchar, name, unknown, json, xml.
    static let textual: Set<PostgresType> = Set([25, 1043, 1042, 19, 705, 114, 142].map(PostgresType.init(rawValue:)))

    /// Object ids from here on are of types that the database defines: enumerations and extensions such as citext, whose binary form is text.
    static let firstUserDefined: UInt32 = 16384

    var isText: Bool { self.rawValue >= Self.firstUserDefined || self.rawValue == 25 || Self.textual.contains(self) }
}
