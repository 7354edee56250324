package import ControlPlane
package import Egress
package import Logging
import Model
package import WorkQueue

/// Sends mails, one leased job at a time: the handler of the queue `mails`.
///
/// A mail whose server does not answer the last word may go out twice, with the same `Message-ID`; none is lost before its time is over.
package struct MailWorker: Sendable {
    /// The queue's name.
    package static let queue = "mails"
    /// How many are sent at once.
    package static let concurrency = 2
    private static let firstPause = Duration.seconds(5)
    private static let longestPause = Duration.seconds(900)

    private let desk: MailDesk
    private let client: MailClient
    private let sender: MailAddress
    private let logger: Logger

    /// - Parameter sender: whom mails are from.
    package init(desk: MailDesk, client: MailClient, sender: MailAddress, logger: Logger) {
        self.desk = desk
        self.client = client
        self.sender = sender
        self.logger = logger
    }

    /// Sends one mail, and says what is to become of its job.
    ///
    /// Neither the recipient nor the text is ever logged.
    package func handle(_ job: LeasedJob) async -> JobOutcome {
        guard let id = MailID(job.payload) else { return .dead(reason: "unreadable payload") }
        var logger = self.logger
        logger[metadataKey: "mail"] = "\(id)"
        do {
            let isSent = try await self.send(id)
            try await self.desk.finish(id, isSent: isSent)
            if isSent { logger.info("the mail is sent", metadata: ["attempt": "\(job.attempt)"]) }
            return .finished
        } catch let error as EgressError {
            return await self.outcome(of: error, id, job.attempt, logger)
        } catch {
            if Task.isCancelled { return .release(after: .zero) }
            logger.warning("the mail waits", metadata: ["error": "\(error)"])
            return .retry(after: Self.pause(after: job.attempt))
        }
    }

    /// Whether there was anything to be sent.
    private func send(_ id: MailID) async throws -> Bool {
        guard let mail = try await self.desk.compose(id) else { return false }
        let message = try MailMessage(
            from: self.sender, to: MailAddress(address: mail.recipient), subject: mail.subject, text: mail.text, id: id.description)
        try await self.client.send(message)
        return true
    }

    private func outcome(of error: EgressError, _ id: MailID, _ attempt: Int, _ logger: Logger) async -> JobOutcome {
        switch error.code {
        case .cancelled: return .release(after: .zero)
        case .rejected, .invalidRequest:
            // No other try brings this one further.
            logger.warning("the mail is given up", metadata: ["error": "\(error)"])
            do { try await self.desk.finish(id, isSent: false) } catch { return .retry(after: Self.firstPause) }
            return .finished
        default:
            // Also what an operator has to mend: the mail waits for that until its time is over.
            logger.warning("the mail is tried again", metadata: ["error": "\(error)", "attempt": "\(attempt)"])
            return .retry(after: Self.pause(after: attempt))
        }
    }

    /// Twice as long after each attempt, up to a quarter of an hour.
    static func pause(after attempt: Int) -> Duration {
        min(Self.firstPause * (1 << min(max(attempt, 1) - 1, 10)), Self.longestPause)
    }
}
