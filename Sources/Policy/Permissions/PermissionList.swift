/// The closed list of permissions, `resource.verb`.
public final class PermissionList: Sendable {
    /// The names, in the order of the file.
    public let names: [String]
    /// What each allows, in a sentence.
    public let summaries: [String]
    /// Those that only roles of the whole installation may have.
    let systemPermissions: PermissionSet
    /// Tells this list from another one: FNV-1a of the names in order (http://www.isthe.com/chongo/tech/comp/fnv).
    let fingerprint: UInt64
    private let indices: [String: UInt8]

    /// - Parameter definitions: at most ``PermissionSet/capacity``, each name once; the reader of the file sees to both.
    init(_ definitions: [PermissionDefinition]) {
        var indices: [String: UInt8] = [:]
        var system = PermissionSet.none
        for (definition, index) in zip(definitions, 0...UInt8.max) {
            indices[definition.name.value] = index
            if definition.isSystem { system.insert(index) }
        }
        self.names = definitions.map(\.name.value)
        self.summaries = definitions.map(\.summary)
        self.systemPermissions = system
        self.indices = indices
        self.fingerprint = self.names.reduce(FNV.offset) { FNV.hash($1, from: $0) }
    }

    /// The permission of that name; nil where the list has none.
    public func permission(_ name: String) -> PermissionID? {
        self.index(of: name).map { PermissionID(index: $0, list: self.fingerprint) }
    }

    /// All of them, in the order of the file.
    public var all: [PermissionID] { self.names.compactMap(self.permission) }

    /// The name of a permission of this list.
    public func name(of permission: PermissionID) -> String? {
        permission.list == self.fingerprint && Int(permission.index) < self.names.count ? self.names[Int(permission.index)] : nil
    }

    func index(of name: String) -> UInt8? { self.indices[name] }

    func names(of set: PermissionSet) -> [String] { set.indices.filter { Int($0) < self.names.count }.map { self.names[Int($0)] } }
}
