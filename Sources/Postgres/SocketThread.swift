internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The one thread on which every connection lives: it waits for their sockets, and runs what is handed to them in between.
///
/// A statement's way is two thread switches, here and back; a dispatch source hands each event from its own thread to another one. While
/// the thread is busy, handing it work costs no system call.
@safe
final class SocketThread: SerialExecutor {
    /// What a socket that is watched has to say.
    struct Readiness {
        var isReadable: Bool
        var isWritable: Bool
        var hasHungUp: Bool
    }

    private enum Work {
        case job(UnownedJob)
        case call(@Sendable () -> Void)
    }

    private struct Watch {
        let descriptor: Int32
        var wantsData = true
        var wantsRoom = false

        var events: Int16 { Int16((self.wantsData ? POLLIN : 0) | (self.wantsRoom ? POLLOUT : 0)) }

        let call: @Sendable (Readiness) -> Void
    }

    private struct State {
        var work: [Work] = []
        /// Whether the thread will look at `work` before it waits.
        var isAwake = true
        var watches: [Int: Watch] = [:]
        var nextID = 0
        /// Raised whenever what has to be watched changes.
        var generation = 0
    }

    /// Connections of all databases of the process share it: they wait for servers nearly all the time.
    static let shared = SocketThread()

    private let state = Mutex(State())
    private let alarm = WakeUpPipe()
    private let identity = Atomic<UInt>(0)

    private init() {
        // A serial queue's work has a thread to itself, also when it never ends.
        DispatchQueue(label: "postgres.sockets", qos: .userInitiated).async { self.run() }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        self.add(.job(UnownedJob(job)))
    }

    func checkIsolated() {
        precondition(self.isCurrent, "not on the thread of the connections")
    }

    func isIsolatingCurrentContext() -> Bool? { self.isCurrent }

    /// Runs `call` on the thread.
    func async(_ call: @escaping @Sendable () -> Void) {
        self.add(.call(call))
    }

    /// Runs `call` on the thread when `delay` is over.
    func async(after delay: Duration, _ call: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + delay.seconds) { self.async(call) }
    }

    /// Calls on the thread whenever the socket can be read, until ``unwatch(_:)``; returns the name of the watch.
    func watch(_ descriptor: Int32, _ call: @escaping @Sendable (Readiness) -> Void) -> Int {
        let id = self.state.withLock { state in
            state.nextID += 1
            state.watches[state.nextID] = Watch(descriptor: descriptor, call: call)
            state.generation += 1
            return state.nextID
        }
        // The thread may be waiting for the others.
        self.async {}
        return id
    }

    /// Whether the watch is also called when the socket has room.
    func watch(_ id: Int, forRoom wantsRoom: Bool) {
        self.change(id) { $0.wantsRoom = wantsRoom }
    }

    /// Whether the watch is called when the socket can be read, as it is from the start; it is for a peer that hangs up in any case.
    func watch(_ id: Int, forData wantsData: Bool) {
        self.change(id) { $0.wantsData = wantsData }
    }

    private func change(_ id: Int, _ body: (inout Watch) -> Void) {
        self.state.withLock { state in
            guard var watch = state.watches[id] else { return }
            body(&watch)
            state.watches[id] = watch
            state.generation += 1
        }
    }

    /// Ends a watch; on the thread nothing is called for it any more.
    func unwatch(_ id: Int) {
        self.state.withLock { state in
            state.watches[id] = nil
            state.generation += 1
        }
    }

    private var isCurrent: Bool { self.identity.load(ordering: .relaxed) == Self.currentThread }

    private static var currentThread: UInt { UInt(pthread_self()) }

    private func add(_ work: Work) {
        let sleeps = self.state.withLock { state in
            state.work.append(work)
            defer { state.isAwake = true }
            return !state.isAwake
        }
        if sleeps { self.alarm.ring() }
    }

    private func run() {
        self.identity.store(Self.currentThread, ordering: .relaxed)
        var polled: [pollfd] = []
        var ids: [Int] = []
        var generation = -1
        while true {
            let work = self.takeWork()
            for item in work {
                switch item {
                case .job(let job): unsafe job.runSynchronously(on: self.asUnownedSerialExecutor())
                case .call(let call): call()
                }
            }
            let mayWait = self.state.withLock { state in
                if state.generation != generation {
                    generation = state.generation
                    (polled, ids) = self.descriptors(of: state)
                }
                state.isAwake = !state.work.isEmpty
                return !state.isAwake
            }
            let ready = unsafe poll(&polled, nfds_t(polled.count), mayWait ? -1 : 0)
            self.state.withLock { $0.isAwake = true }
            if ready > 0 { self.serve(polled, ids) }
        }
    }

    private func takeWork() -> [Work] {
        self.state.withLock { state in
            defer { state.work.removeAll(keepingCapacity: false) }
            return state.work
        }
    }

    private func descriptors(of state: State) -> ([pollfd], [Int]) {
        var polled = [pollfd(fd: self.alarm.readEnd, events: Int16(POLLIN), revents: 0)]
        var ids = [0]
        for (id, watch) in state.watches {
            polled.append(pollfd(fd: watch.descriptor, events: watch.events, revents: 0))
            ids.append(id)
        }
        return (polled, ids)
    }

    private func serve(_ polled: [pollfd], _ ids: [Int]) {
        for (socket, id) in zip(polled, ids) where socket.revents != 0 {
            guard id != 0 else {
                self.alarm.hush()
                continue
            }
            let events = Int32(socket.revents)
            let readiness = Readiness(
                isReadable: events & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0, isWritable: events & POLLOUT != 0,
                hasHungUp: events & (POLLHUP | POLLERR | POLLNVAL) != 0)
            // One that was called before may have ended the watch.
            let call = self.state.withLock { $0.watches[id]?.call }
            call?(readiness)
        }
    }
}
