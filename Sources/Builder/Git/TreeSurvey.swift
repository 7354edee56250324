internal import Synchronization

/// Adds up `git ls-tree -r -l -z` while it is printed, and picks one file out of it.
final class TreeSurvey: Sendable {
    struct Totals: Sendable, Hashable {
        var files = 0
        var size = 0
        var hasSubmodules = false
        /// An object that the tree names is not in the mirror.
        var isDamaged = false
        /// The file that was looked for.
        var wanted: TreeEntry?
    }

    private struct State {
        var totals = Totals()
        var pending: [UInt8] = []
    }

    private let wantedPath: String
    private let state = Mutex(State())

    init(wantedPath: String) {
        self.wantedPath = wantedPath
    }

    var totals: Totals { self.state.withLock { $0.totals } }

    func feed(_ bytes: [UInt8]) {
        self.state.withLock { state in
            var rest = bytes[...]
            while let end = rest.firstIndex(of: 0) {
                self.add(state.pending + rest[..<end], to: &state.totals)
                state.pending.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            state.pending += rest
        }
    }

    private func add(_ record: [UInt8], to totals: inout Totals) {
        guard let entry = TreeEntry(parsing: record) else {
            totals.isDamaged = true
            return
        }
        totals.files += 1
        if entry.kind == .submodule { totals.hasSubmodules = true }
        if let size = entry.size {
            totals.size = totals.size.addingReportingOverflow(size).overflow ? .max : totals.size + size
        } else if entry.kind != .submodule {
            totals.isDamaged = true
        }
        if entry.path.utf8.elementsEqual(self.wantedPath.utf8) { totals.wanted = entry }
    }
}
