/// A value with a zero in the engine's sense: what a field has that its JSON leaves out.
public protocol ZeroRepresentable: Equatable {
    /// What an absent field means.
    static var zero: Self { get }
}

extension Bool: ZeroRepresentable {
    /// What an absent field means.
    public static var zero: Bool { false }
}

extension Double: ZeroRepresentable {}
extension Int: ZeroRepresentable {}
extension Int64: ZeroRepresentable {}
extension UInt64: ZeroRepresentable {}

extension String: ZeroRepresentable {
    /// What an absent field means.
    public static var zero: String { "" }
}

extension Array: ZeroRepresentable where Element: Equatable {
    /// What an absent field means.
    public static var zero: [Element] { [] }
}

extension Dictionary: ZeroRepresentable where Value: Equatable {
    /// What an absent field means.
    public static var zero: [Key: Value] { [:] }
}
