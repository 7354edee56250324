import ArgumentParser

/// How something is deleted.
struct DeletionOptions: ParsableArguments {
    @Flag(help: "Remove its volumes too, once it cannot be restored any more.")
    var volumes = false

    @Flag(help: "Do not ask.")
    var yes = false
}
