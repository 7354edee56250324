internal import Dispatch
internal import Synchronization

/// Drives all transfers of a client on one thread, which is there only while something is on its way.
///
/// A serial queue gets a thread whenever it has work, apart from those that Swift's tasks share; libcurl waits on it for all sockets at once.
final class TransferDriver: Sendable {
    private enum Work {
        case start(UInt64, any TransferMaking, ActiveTransfers.Waiter)
        case cancel(UInt64)
    }

    private struct State {
        var work: [Work] = []
        /// Whether the thread will look at `work` before it ends.
        var isRunning = false
        var requests = 0
        var nextID: UInt64 = 0
        /// Callers between asking and handing over, with whether they were cancelled there.
        var arriving: [UInt64: Bool] = [:]
    }

    private let maximumRequests: Int
    private let multi: MultiHandle
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "egress.transfers")

    init(_ configuration: EgressConfiguration) throws(EgressError) {
        self.maximumRequests = configuration.maximumRequests
        self.multi = try MultiHandle(
            maximumConnections: configuration.maximumConnections, maximumConnectionsPerHost: configuration.maximumConnectionsPerHost)
    }

    /// Carries out an order.
    ///
    /// - Throws: ``EgressError``; `busy` where too many are on their way.
    func run(_ order: any TransferMaking) async throws(EgressError) -> EgressResponse {
        let admitted = self.state.withLock { state -> UInt64? in
            guard state.requests < self.maximumRequests else { return nil }
            state.requests += 1
            state.nextID += 1
            state.arriving[state.nextID] = false
            return state.nextID
        }
        guard let id = admitted else { throw EgressError(.busy, "too many requests are on their way") }
        defer { self.state.withLock { $0.requests -= 1 } }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { self.start(id, order, $0) }
        } onCancel: {
            self.cancel(id)
        }
        return try outcome.get()
    }

    private func start(_ id: UInt64, _ order: any TransferMaking, _ waiter: ActiveTransfers.Waiter) {
        let isCancelled = self.state.withLock { $0.arriving.removeValue(forKey: id) == true }
        guard !isCancelled else { return waiter.resume(returning: .failure(.cancelled)) }
        self.add(.start(id, order, waiter))
    }

    private func cancel(_ id: UInt64) {
        let isArriving = self.state.withLock { state in
            guard state.arriving[id] != nil else { return false }
            state.arriving[id] = true
            return true
        }
        if !isArriving { self.add(.cancel(id)) }
    }

    private func add(_ work: Work) {
        let wasRunning = self.state.withLock { state in
            defer { state.isRunning = true }
            state.work.append(work)
            return state.isRunning
        }
        if wasRunning {
            self.multi.wakeUp()
        } else {
            self.queue.async { self.drive() }
        }
    }

    private func drive() {
        var active = ActiveTransfers()
        while let work = self.takeWork(mayEnd: active.isEmpty) {
            for item in work {
                switch item {
                case .start(let id, let order, let waiter): active.start(id, order, waiter, in: self.multi)
                case .cancel(let id): active.cancel(id, in: self.multi)
                }
            }
            self.multi.perform()
            active.finish(in: self.multi)
            if !active.isEmpty { self.multi.wait(milliseconds: Self.longestWait) }
        }
    }

    /// What was handed over; nil when there is nothing and the thread is to end.
    private func takeWork(mayEnd: Bool) -> [Work]? {
        self.state.withLock { state in
            if state.work.isEmpty, mayEnd {
                state.isRunning = false
                return nil
            }
            defer { state.work = [] }
            return state.work
        }
    }

    /// libcurl's own timers end a wait before that, in milliseconds.
    private static let longestWait: Int32 = 1000
}
