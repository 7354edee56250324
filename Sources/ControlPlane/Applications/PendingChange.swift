/// A part of an application that was changed since its live release was made.
package enum PendingChange: String, Sendable, Hashable, CaseIterable {
    case run
    case applicationVariables = "application.variables"
    case environmentVariables = "environment.variables"
    case projectVariables = "project.variables"
}
