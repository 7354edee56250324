/// The run settings and variables of an application at one moment; immutable.
package struct ConfigurationVersion: Sendable {
    package let applicationID: ApplicationID
    /// Counts from 1 within the application.
    package let number: Int
    package let run: RunSettings
    package let variables: [Variable]

    package init(applicationID: ApplicationID, number: Int, run: RunSettings, variables: [Variable]) {
        self.applicationID = applicationID
        self.number = number
        self.run = run
        self.variables = variables
    }
}
