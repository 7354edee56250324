/// What is seen of the ingress, without changing anything of it.
package struct IngressInspection: Sendable, Equatable {
    /// Its container.
    package struct Container: Sendable, Equatable {
        package var isRunning: Bool
        /// The engine's word for its state.
        package var state: String
        /// Why it does not run, in the engine's words; empty where it says nothing.
        package var error: String
        /// Whether it was made with the present settings.
        package var isCurrent: Bool

        package init(isRunning: Bool, state: String, error: String, isCurrent: Bool) {
            self.isRunning = isRunning
            self.state = state
            self.error = error
            self.isCurrent = isCurrent
        }
    }

    /// How it answers for a host that does not exist.
    package struct Answer: Sendable, Equatable {
        /// nil where nothing answers.
        package var status: Int?
        /// Why nothing answers.
        package var failure: String

        package init(status: Int?, failure: String = "") {
            self.status = status
            self.failure = failure
        }
    }

    /// The name of the container.
    package var name: String
    /// Where it is asked.
    package var address: String
    /// nil where there is none.
    package var container: Container?
    /// Why the admin API cannot be asked; nil where it answers.
    package var adminFailure: String?
    /// Whether it has exactly the routes that it should have; nil where that cannot be told.
    package var hasRoutes: Bool?
    package var answer: Answer

    package init(
        name: String, address: String, container: Container?, adminFailure: String? = nil, hasRoutes: Bool? = nil, answer: Answer
    ) {
        self.name = name
        self.address = address
        self.container = container
        self.adminFailure = adminFailure
        self.hasRoutes = hasRoutes
        self.answer = answer
    }
}
