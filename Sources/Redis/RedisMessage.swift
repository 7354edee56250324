/// What a subscription yields.
public enum RedisMessage: Sendable, Hashable {
    /// From here on every message to the channels is delivered.
    ///
    /// It comes first, and again after each reconnection with `reconnected: true`: messages in between are lost, so
    /// the subscriber reads the current state again.
    case subscribed(reconnected: Bool)
    /// A message published to a channel.
    case message(channel: String, payload: [UInt8])
}
