/// Filters of a list or of the event stream: values of one key are alternatives, keys have to hold together.
public struct DockerFilters: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// Values by key, for example `label` → `roost.team=…`.
    public var values: [String: [String]]

    /// Takes the values by key.
    public init(_ values: [String: [String]] = [:]) {
        self.values = values
    }

    /// Writes filters as a literal; a repeated key adds to its values.
    public init(dictionaryLiteral elements: (String, [String])...) {
        values = Dictionary(elements, uniquingKeysWith: +)
    }

    /// Objects that carry a label, with a value if one is given.
    public static func label(_ name: String, _ value: String? = nil) -> DockerFilters {
        ["label": [value.map { "\(name)=\($0)" } ?? name]]
    }

    /// The query item, or none without filters.
    func query() throws(DockerError) -> [(String, String)] {
        values.isEmpty ? [] : [("filters", String(decoding: try DockerJSON.encode(values), as: UTF8.self))]
    }
}
