/// What a listener hears.
public enum PostgresNotification: Sendable, Hashable {
    /// Another session sent a payload on a channel.
    case message(channel: String, payload: String)
    /// Listening has begun: everything committed from now on is heard.
    case listening
    /// Listening goes on after a gap in which messages may have been missed, so look for what they would have told.
    case reconnected
}
