import ArgumentParser

/// Whether a command that starts a deployment waits for its verdict.
struct FollowOptions: ParsableArguments {
    @Flag(name: .customLong("no-wait"), help: "Return as soon as the deployment is accepted.")
    var noWait = false
}
