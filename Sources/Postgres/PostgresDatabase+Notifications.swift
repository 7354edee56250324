internal import Synchronization

extension PostgresDatabase {
    /// Listens on channels, on a connection of its own that comes back after every loss.
    ///
    /// The stream begins with `.listening` once the server has confirmed; after a gap comes `.reconnected`, also when a slow consumer
    /// made messages drop. It ends with the database, or when its consumer stops.
    public func notifications(on channels: [String]) -> AsyncThrowingStream<PostgresNotification, any Error> {
        let (stream, continuation) = AsyncThrowingStream<PostgresNotification, any Error>.makeStream(
            bufferingPolicy: .bufferingNewest(NotificationListener.bufferSize))
        guard !channels.isEmpty else {
            continuation.finish()
            return stream
        }
        let listener = NotificationListener(
            channels: channels, opener: self.opener, logger: self.logger, continuation: continuation)
        let isOpen = self.listeners.withLock { listeners in
            if !listeners.isClosed { listeners.active[ObjectIdentifier(listener)] = listener }
            return !listeners.isClosed
        }
        guard isOpen else {
            continuation.finish(throwing: PostgresError(.closed, "the database is closed"))
            return stream
        }
        continuation.onTermination = { [self] _ in
            self.listeners.withLock { _ = $0.active.removeValue(forKey: ObjectIdentifier(listener)) }
            listener.close()
        }
        listener.open()
        return stream
    }
}
