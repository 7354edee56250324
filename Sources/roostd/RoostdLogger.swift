import Logging
import Telemetry

/// The log of the process: JSON lines on standard error.
enum RoostdLogger {
    /// Says nothing: for commands whose own output tells all.
    static var silent: Logger { Logger(label: "roostd", factory: { _ in SwiftLogNoOpLogHandler() }) }

    static func make(_ settings: Settings, label: String) throws(SettingsError) -> Logger {
        let level = try settings.logLevel()
        var logger = Logger(label: label) { JSONLogHandler(label: $0, metadataProvider: TraceContext.metadataProvider) }
        logger.logLevel = level
        return logger
    }
}
