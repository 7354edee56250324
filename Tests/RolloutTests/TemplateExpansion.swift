/// The part of Go's templates that Swarm applies to a value: actions that print a string constant.
enum TemplateExpansion {
    /// nil for text with any other action, which Swarm would refuse or expand to something else.
    static func expand(_ text: String) -> String? {
        var rest = text[...]
        var result = ""
        while let start = rest.firstRange(of: "{{") {
            result += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            guard rest.hasPrefix(#""{{"}}"#) else { return nil }
            result += "{{"
            rest = rest.dropFirst(6)
        }
        return result + rest
    }
}
