import Logging
import Telemetry

/// The log of the process: JSON lines on standard error.
enum RoostdLogger {
    static func make(_ settings: Settings, label: String) throws(SettingsError) -> Logger {
        let level = try settings.logLevel()
        var logger = Logger(label: label) { JSONLogHandler(label: $0, metadataProvider: TraceContext.metadataProvider) }
        logger.logLevel = level
        return logger
    }
}
