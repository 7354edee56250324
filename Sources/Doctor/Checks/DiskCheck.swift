internal import FoundationEssentials

/// Whether there is room where Roost and the engine write.
package struct DiskCheck: Check {
    /// A folder, which need not exist yet.
    package struct Place: Sendable, Hashable {
        package let name: String
        package let path: String

        package init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    package let part = "disk"
    package let repair = "Let roostd's user look into the folders that its settings name."
    private let places: [Place]
    private let more: @Sendable () async -> [Place]
    private let minimum: Int

    /// - Parameters:
    ///   - minimum: how many bytes have to be free.
    ///   - more: further places, which have to be asked for.
    package init(_ places: [Place], minimum: Int, more: @escaping @Sendable () async -> [Place] = { [] }) {
        self.places = places
        self.minimum = minimum
        self.more = more
    }

    package func examine() async throws -> [Finding] {
        let more = await self.more()
        return (self.places + more).map { place in
            let folder = FileFacts.nearestFolder(place.path)
            guard let space = DiskSpace.of(folder) else {
                return .failed("disk.\(place.name)", "the file system of \(folder) tells nothing of its room", repair: self.repair)
            }
            return DiskVerdict.finding(space, place: place, minimum: self.minimum)
        }
    }
}
