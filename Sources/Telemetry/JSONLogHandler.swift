internal import FoundationEssentials
public import Logging

/// A log handler that writes one JSON object per event: `time`, `level`, `label`, `message`, `error`, then the metadata, flattened.
///
/// Line breaks and terminal control characters of messages and metadata are escaped, so an event is always exactly one line.
public struct JSONLogHandler: LogHandler {
    /// Keys that metadata cannot take; such an entry gets the prefix `metadata.`.
    static let reservedKeys: Set<String> = ["time", "level", "label", "message", "error"]

    /// The least severe level that is written.
    public var logLevel: Logger.Level
    /// Metadata of every event.
    public var metadata: Logger.Metadata = [:]
    /// Metadata that is asked for at each event.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let sink: any LogSink

    /// Creates a handler for the logger `label`.
    public init(
        label: String, sink: any LogSink = DescriptorLogSink.standardError, logLevel: Logger.Level = .info,
        metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.label = label
        self.sink = sink
        self.logLevel = logLevel
        self.metadataProvider = metadataProvider
    }

    /// An entry of the handler's own metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        var writer = JSONLineWriter()
        writer.add("time", room: DateText.length) { output in DateText.write(.now, to: &output) }
        writer.add("level", event.level.rawValue)
        writer.add("label", self.label)
        writer.add("message", event.message.description)
        if let error = event.error { writer.add("error", String(describing: error)) }
        // What is logged by itself, as an error or a notice, is there at once.
        var mayWait = false
        for (key, value) in self.merged(event.metadata).sorted(by: { $0.key < $1.key }) {
            if case .stringConvertible(let fields as any LogFields) = value {
                fields.add(to: &writer)
                mayWait = event.level < .warning
            } else {
                Self.add(value, key, to: &writer)
            }
        }
        self.sink.write(writer.finish(), mayWait: mayWait)
    }

    private func merged(_ event: Logger.Metadata?) -> Logger.Metadata {
        let provided = self.metadataProvider?.get() ?? [:]
        if self.metadata.isEmpty, provided.isEmpty { return event ?? [:] }
        var result = self.metadata
        result.merge(provided) { _, new in new }
        if let event { result.merge(event) { _, new in new } }
        return result
    }

    private static func unreserved(_ key: String) -> String { Self.reservedKeys.contains(key) ? "metadata.\(key)" : key }

    private static func add(_ value: Logger.MetadataValue, _ key: String, to writer: inout JSONLineWriter) {
        switch value {
        case .string(let text): writer.add(Self.unreserved(key), text)
        case .stringConvertible(let value): writer.add(Self.unreserved(key), value.description)
        case .dictionary(let entries):
            for (inner, value) in entries.sorted(by: { $0.key < $1.key }) { Self.add(value, "\(key).\(inner)", to: &writer) }
        case .array(let values):
            for (index, value) in values.enumerated() { Self.add(value, "\(key).\(index)", to: &writer) }
        }
    }
}
