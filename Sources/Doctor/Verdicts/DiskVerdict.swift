/// What is said of the room in a folder's file system.
enum DiskVerdict {
    /// - Parameter minimum: how many bytes have to be free; below twice as many it is time to look after it.
    static func finding(_ space: DiskSpace, place: DiskCheck.Place, minimum: Int) -> Finding {
        let subject = "disk.\(place.name)"
        let free = "\(place.path): \(space.freeBytes >> 20) MiB free"
        let repair = "Make room there: docker system prune removes what no container uses, ROOST_DISK_FREE_MIB sets the limit."
        if space.freeBytes < minimum { return .failed(subject, "\(free), less than \(minimum >> 20)", repair: repair) }
        if space.nodes > 0 {
            let percent = Double(space.freeNodes) / Double(space.nodes) * 100
            let nodes = "\(place.path): \(space.freeNodes) of \(space.nodes) inodes free"
            let repair = "Remove small files there: docker system prune removes what no container uses."
            if percent < 1 { return .failed(subject, nodes, repair: repair) }
            if percent < 5 { return .warning(subject, nodes, repair: repair) }
        }
        let (twice, overflow) = minimum.multipliedReportingOverflow(by: 2)
        if !overflow, space.freeBytes < twice { return .warning(subject, "\(free), soon less than \(minimum >> 20)", repair: repair) }
        return .ok(subject, free)
    }
}
