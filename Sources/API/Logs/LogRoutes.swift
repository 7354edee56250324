import APIContract
import AsyncAlgorithms
import ControlPlane
import FoundationEssentials
import HTTPTypes
import Model
import ServiceLifecycle

/// What deployments and applications print.
struct LogRoutes: Sendable {
    /// How often a followed log is looked at.
    private static let interval = Duration.milliseconds(300)
    /// Every how many looks without a line the client is told that the log goes on.
    private static let quietLooks = 50
    /// How often a log that goes on is checked for whether its reader may still read it: a right that is taken away ends within a second.
    private static let recheckInterval = Duration.milliseconds(500)
    /// The lines of each task that are shown where the client does not say.
    private static let defaultTail = 100

    /// The most lines that are sent at once.
    private static let batchSize = 200

    private static let tailRange = 0...10_000
    private static let follow = QueryParameter("follow", .flag, "Whether the answer goes on with what is printed next")
    private static let deploymentQuery = [
        QueryParameter("after", .integer(0...RecordNumber.range.upperBound, default: 0), "The number of the last line that is known"),
        Self.follow,
    ]
    private static let applicationQuery = [
        QueryParameter("tail", .integer(Self.tailRange, default: nil), "How many lines of each task; 100 unless since is given"),
        QueryParameter("since", .moment, "No line before this moment"),
        QueryParameter("until", .moment, "No line after this moment"),
        QueryParameter("grep", .text, "Only lines that contain this text"),
        QueryParameter("release", .integer(RecordNumber.range, default: nil), "Only lines of this release"),
        Self.follow,
    ]

    let applications: ApplicationService
    let deployments: DeploymentService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.deploymentLogs.template, access: .permission(.logRead, on: .deployment),
            RouteOptions(query: Self.deploymentQuery), summary: "The log of a deployment"
        ) { context in try await self.deploymentLog(context) }
        registry.add(
            .get, APIPath.applicationLogs.template, access: .permission(.logRead, on: .application),
            RouteOptions(query: Self.applicationQuery, errors: [.notSupported]), summary: "What the tasks of an application print"
        ) { context in try await self.applicationLog(context) }
    }

    private func deploymentLog(_ context: CallerContext) async throws -> LogAnswer {
        let id: DeploymentID = try context.id("id")
        let isFollowed = try context.query.flag("follow")
        let start = try context.query.integer("after", in: 0...RecordNumber.range.upperBound) ?? context.scope.lastEventID ?? 0
        // The first look is made before the answer begins, so that what is refused is refused with its status.
        let first = try await self.look(id, after: start, isFollowed: isFollowed, context)
        return LogAnswer(isFollowed: isFollowed) { sink in
            var last = start
            var batch = first
            var quiet = 0
            var checkedAt = ContinuousClock.now
            while true {
                quiet = batch.lines.isEmpty ? quiet + 1 : 0
                if !batch.lines.isEmpty || batch.isEnd || quiet % Self.quietLooks == 1 { try await sink(batch) }
                if batch.isEnd { return }
                last = batch.lines.last?.seq ?? last
                let after = last
                if .now - checkedAt > Self.recheckInterval {
                    try await context.scope.recheckSession()
                    try await self.deployments.recheckLog(id, context: context.call)
                    checkedAt = .now
                }
                batch = try await cancelWhenGracefulShutdown { [isQuiet = batch.lines.isEmpty] in
                    if isQuiet { try await Task.sleep(for: Self.interval) }
                    return try await self.look(id, after: after, isFollowed: isFollowed, context)
                }
            }
        }
    }

    /// The next lines; each look authorises anew.
    private func look(_ id: DeploymentID, after: Int, isFollowed: Bool, _ context: CallerContext) async throws -> LogBatch {
        let log = try await self.deployments.log(id, after: after, context: context.call)
        let lines = log.chunks.flatMap { LogLineView.lines(of: $0, after: after) }
        return LogBatch(lines: lines, isEnd: lines.isEmpty && (log.isComplete || !isFollowed))
    }

    private func applicationLog(_ context: CallerContext) async throws -> LogAnswer {
        let query = context.query
        if query["release"] != nil { throw ValidationError.unsupported(field: "release", "the log of one release is not built yet") }
        let isFollowed = try query.flag("follow")
        let since = try query.date("since")
        let tail = try query.integer("tail", in: Self.tailRange) ?? (since == nil ? Self.defaultTail : nil)
        let wanted = ApplicationLogQuery(tail: tail, since: since, until: try query.date("until"), follow: isFollowed)
        let id: ApplicationID = try context.id("id")
        let printed = try await self.applications.logs(id, query: wanted, context: context.call)
        let moments = merge(
            chain(printed.map { LogMoment.line($0) }, [LogMoment.end].async),
            AsyncTimerSequence(interval: Self.recheckInterval, clock: .continuous).map { _ in LogMoment.check })
        let pattern = query["grep"]
        return LogAnswer(isFollowed: isFollowed) { sink in
            // What is followed is wanted at once; the rest goes in larger pieces.
            var batch = LogBatcher(size: isFollowed ? 1 : Self.batchSize)
            var quiet = 0
            for try await moment in moments.cancelOnGracefulShutdown() {
                switch moment {
                case .line(let line):
                    guard pattern.map(line.text.contains) ?? true else { continue }
                    quiet = 0
                    if let full = batch.add(line) { try await sink(full) }
                case .check:
                    try await context.scope.recheckSession()
                    try await self.applications.recheckLogs(id, context: context.call)
                    quiet += 1
                    if quiet % Self.quietLooks == 0 { try await sink(batch.take(isEnd: false)) }
                case .end: return try await sink(batch.take(isEnd: true))
                }
            }
            try await sink(batch.take(isEnd: false))
        }
    }
}
