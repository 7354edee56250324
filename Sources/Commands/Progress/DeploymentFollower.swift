import APIClient
import APIContract
import FoundationEssentials

/// Waits for the verdict of a deployment and shows what happens meanwhile.
struct DeploymentFollower {
    /// How often the deployment is asked for, in milliseconds.
    static let interval = 400
    /// How long the server may be away before the follower gives up, in seconds; the deployment goes on without it.
    static let patience = 60.0

    let session: Session
    let name: String
    let printsJSON: Bool

    private var context: CommandContext { self.session.context }

    /// Follows `first` to its end and returns its exit status.
    func follow(_ first: Answer<DeploymentView>) async throws -> CommandOutcome {
        let isLive = self.context.isOutputTerminal && !self.printsJSON
        let last = isLive ? try await self.followLive(first) : try await self.followLines(first)
        if self.printsJSON {
            self.context.print(json: last.body)
        } else {
            try await self.printVerdict(last.value)
        }
        return DeploymentState(rawValue: last.value.status).flatMap { CommandOutcome($0) } ?? .refused
    }

    /// Prints one line for each state.
    private func followLines(_ first: Answer<DeploymentView>) async throws -> Answer<DeploymentView> {
        var printed = 0
        return try await self.poll(first) { deployment in
            guard !self.printsJSON else { return }
            let events = deployment.events ?? []
            for event in events.dropFirst(printed) { self.context.print(DeploymentReport.line(for: event)) }
            printed = max(printed, events.count)
        }
    }

    /// Draws frames, with the log beside them.
    private func followLive(_ first: Answer<DeploymentView>) async throws -> Answer<DeploymentView> {
        let board = ProgressBoard(ProgressFrame(name: self.name, deployment: first.value, now: self.context.now()))
        return try await withThrowingTaskGroup(of: Answer<DeploymentView>?.self) { group in
            group.addTask {
                await self.readLog(of: first.value.id, into: board)
                return nil
            }
            group.addTask {
                try await self.poll(first) { deployment in
                    let now = self.context.now()
                    board.update(deployment, now: now)
                    self.context.output.write(board.draw(now: now))
                }
            }
            while let answer = try await group.next() {
                guard let answer else { continue }
                group.cancelAll()
                return answer
            }
            return first
        }
    }

    /// Reads the log until it ends; a lost connection is taken up where it was lost.
    ///
    /// Without a log the states still tell the story.
    private func readLog(of id: String, into board: ProgressBoard) async {
        while !Task.isCancelled {
            do {
                for try await line in try await self.session.client.followDeploymentLog(id, after: board.lastSequence) {
                    board.append(line)
                }
                return
            } catch let error as ClientError where error.isRetriable {
                try? await Task.sleep(for: .milliseconds(1000))
            } catch {
                return
            }
        }
    }

    /// Asks for the deployment until it has ended; a server that is away for a while is waited for.
    private func poll(
        _ first: Answer<DeploymentView>, _ show: (DeploymentView) -> Void
    ) async throws -> Answer<DeploymentView> {
        var answer = first
        var lastContact = self.context.now()
        show(first.value)
        repeat {
            let result = await self.ask(first.value.id)
            switch result {
            case .success(let newer):
                answer = newer
                lastContact = self.context.now()
            case .failure(.cancelled): throw CancellationError()
            case .failure(let error):
                guard error.isRetriable, self.context.now().timeIntervalSince(lastContact) < Self.patience else { throw error }
            }
            show(answer.value)
            if DeploymentState(rawValue: answer.value.status)?.isTerminal == true { return answer }
            try await Task.sleep(for: .milliseconds(Self.interval))
        } while true
    }

    private func ask(_ id: String) async -> Result<Answer<DeploymentView>, ClientError> {
        do throws(ClientError) { return .success(try await self.session.client.deployment(id)) } catch { return .failure(error) }
    }

    private func printVerdict(_ deployment: DeploymentView) async throws {
        let time = deployment.finishedAt.map { " after \(TimeText.duration($0.timeIntervalSince(deployment.createdAt)))" } ?? ""
        var line = "deployment \(deployment.number) (\(deployment.kind)) of \(self.name): \(deployment.status)\(time)"
        if deployment.status == DeploymentState.succeeded.rawValue {
            if let release = deployment.releaseNumber { line += ", release \(release)" }
            if let rebuilt = deployment.rebuiltReleaseNumber { line += " (built again: the image of release \(rebuilt) was gone)" }
            if let id = deployment.applicationId, let url = try? await self.session.client.application(id).value.url { line += ", \(url)" }
        }
        self.context.print(line)
        if let failure = deployment.failure { self.context.print(DeploymentReport.lines(for: failure).map { "  \($0)" }) }
        if deployment.status == DeploymentState.failed.rawValue || deployment.failure != nil {
            self.context.print("  see 'roost deployments show \(deployment.id)'")
        }
    }
}
