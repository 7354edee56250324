/// The transfers on their way, and who waits for each; they belong to the thread that drives them.
struct ActiveTransfers {
    typealias Waiter = CheckedContinuation<Result<EgressResponse, EgressError>, Never>

    private struct Entry {
        let id: UInt64
        let transfer: Transfer
        let waiter: Waiter
    }

    private var entries: [UInt: Entry] = [:]

    /// Whether nothing is on its way.
    var isEmpty: Bool { self.entries.isEmpty }

    /// Begins a transfer; whoever waits hears at once when that cannot be.
    mutating func start(_ id: UInt64, _ order: any TransferMaking, _ waiter: Waiter, in multi: borrowing MultiHandle) {
        do throws(EgressError) {
            let transfer = try order.makeTransfer()
            guard multi.add(transfer.easy) else { throw EgressError(.libraryFailure, "the request could not be started") }
            self.entries[transfer.easy.key] = Entry(id: id, transfer: transfer, waiter: waiter)
        } catch {
            waiter.resume(returning: .failure(error))
        }
    }

    /// Ends a transfer whose caller does not want it any more.
    mutating func cancel(_ id: UInt64, in multi: borrowing MultiHandle) {
        guard let (key, entry) = self.entries.first(where: { $0.value.id == id }) else { return }
        self.entries[key] = nil
        multi.remove(entry.transfer.easy)
        entry.waiter.resume(returning: .failure(.cancelled))
    }

    /// Hands over what is done.
    mutating func finish(in multi: borrowing MultiHandle) {
        while let (key, code) = multi.nextFinished() {
            guard let entry = self.entries.removeValue(forKey: key) else { continue }
            let outcome = entry.transfer.outcome(code)
            multi.remove(entry.transfer.easy)
            entry.waiter.resume(returning: outcome)
        }
    }
}

extension EgressError {
    static let cancelled = EgressError(.cancelled, "the task was cancelled")
}
