import ControlPlane

/// What happens while a log of an application is read.
enum LogMoment: Sendable {
    case line(ApplicationLogLine)
    /// It is time to ask whether the reader may go on.
    case check
    /// Nothing more will come.
    case end
}
