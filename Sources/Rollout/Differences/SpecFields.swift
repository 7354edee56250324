import DockerEngine
import FoundationEssentials

/// A specification as paths and values: what is known by a name stands under its name, wherever it is in its list.
struct SpecFields {
    private(set) var values: [String: String] = [:]

    /// - Parameter spec: in the form that ``SpecNormalization`` gives.
    init(_ spec: ServiceSpec) throws {
        let encoder = JSONEncoder()
        let value = try JSONDecoder().decode(SpecValue.self, from: try encoder.encode(spec))
        self.add(value, at: "")
    }

    private mutating func add(_ value: SpecValue, at path: String) {
        switch value {
        case .object(let members):
            for (name, member) in members { self.add(member, at: path.isEmpty ? name : "\(path).\(name)") }
        case .list(let elements): self.add(elements, at: path)
        default: self.values[path] = value.shown
        }
    }

    private mutating func add(_ elements: [SpecValue], at path: String) {
        guard let names = Self.names(of: elements, at: path) else {
            if !elements.isEmpty { self.values[path] = SpecValue.list(elements).shown }
            return
        }
        for (name, element) in zip(names, elements) {
            if case .text(let text) = element, path == Self.environment {
                self.values["\(path).\(name)"] = String(text.unicodeScalars.dropFirst(name.unicodeScalars.count + 1))
            } else {
                self.add(element, at: "\(path).\(name)")
            }
        }
    }

    private static let container = "TaskTemplate.ContainerSpec"
    static let environment = "\(container).Env"
    private static let networks = "TaskTemplate.Networks"

    /// The names by which the elements of a list are told apart; nil where they have none or share one.
    private static func names(of elements: [SpecValue], at path: String) -> [String]? {
        let names = elements.compactMap { Self.name(of: $0, at: path) }
        return names.count == elements.count && Set(names).count == names.count && !names.isEmpty ? names : nil
    }

    private static func name(of element: SpecValue, at path: String) -> String? {
        switch (element, path) {
        case (.text(let text), Self.environment):
            // By scalars: a mark that a value begins with makes another character of the sign before it.
            let scalars = text.unicodeScalars
            return scalars.firstIndex(of: "=").map { String(scalars[..<$0]) }
        case (.object(let members), "\(Self.container).Configs"), (.object(let members), "\(Self.container).Secrets"):
            guard case .object(let file) = members["File"] else { return nil }
            return file["Name"]?.shown
        case (.object(let members), "\(Self.container).Mounts"), (.object(let members), Self.networks):
            return members["Target"]?.shown
        default: return nil
        }
    }
}
