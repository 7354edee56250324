import APIContract
import ArgumentParser

/// What a role is to be.
struct RoleOptions: ParsableArguments {
    @Option(help: "What it is for.")
    var summary: String?
    @Option(name: .customLong("inherit"), help: "A role all of which it has; can be given several times.")
    var inherits: [String] = []
    @Option(help: "A permission that it adds, such as application.deploy; can be given several times.")
    var allow: [String] = []
    @Option(
        help: """
            Permissions that it is denied, with commas between or * for all; behind an @ the kinds of environments, such as \
            application.deploy,stack.deploy@production. Can be given several times.
            """)
    var deny: [String] = []

    /// The denials as the API takes them; nil where none is given.
    func denials() throws(CommandFailure) -> [RoleDenial]? {
        var denials: [RoleDenial] = []
        for text in self.deny {
            let halves = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(halves.count), !halves.contains("") else {
                throw CommandFailure("'\(text)' is not PERMISSION[,PERMISSION…][@KIND[,KIND…]]")
            }
            let parts = halves.map { $0.split(separator: ",").map(String.init) }
            denials.append(
                RoleDenial(permissions: parts[0], when: parts.count == 2 ? RoleCondition(environment: parts[1]) : nil))
        }
        return denials.isEmpty ? nil : denials
    }
}
