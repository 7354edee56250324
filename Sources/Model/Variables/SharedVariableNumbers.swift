/// Which versions of the shared variables are meant; 0 where nothing had been shared.
package struct SharedVariableNumbers: Sendable, Hashable {
    package let project: Int
    package let environment: Int

    package init(project: Int = 0, environment: Int = 0) {
        self.project = project
        self.environment = environment
    }
}
