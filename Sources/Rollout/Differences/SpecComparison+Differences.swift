import DockerEngine
import Model

extension SpecComparison {
    /// Every field in which two specifications differ, by path.
    ///
    /// - Parameters:
    ///   - old: nil where there is no service yet: then every field is new.
    ///   - networkNames: The names of networks by the ids that the engine gives back.
    ///   - ignoresOrigin: Whether the labels that say which deployment and release the tasks came from are left out.
    static func differences(
        from old: ServiceSpec?, to new: ServiceSpec, networkNames: [String: String] = [:], ignoresOrigin: Bool, disclosure: SpecDisclosure
    ) throws -> [SpecDifference] {
        let normalization = SpecNormalization(networkNames: networkNames, ignoresOrigin: ignoresOrigin)
        let before = try old.map { try SpecFields(normalization.apply(to: $0)).values } ?? [:]
        let after = try SpecFields(normalization.apply(to: new)).values
        return Set(before.keys).union(after.keys).sorted().compactMap { path in
            guard before[path].map({ ExactText($0) }) != after[path].map({ ExactText($0) }) else { return nil }
            guard disclosure.hides(path) else { return SpecDifference(path: path, from: before[path], to: after[path]) }
            return SpecDifference(
                path: path, from: before[path].map { _ in SpecDifference.hidden }, to: after[path].map { _ in SpecDifference.hidden })
        }
    }
}
