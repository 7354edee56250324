import ArgumentParser

/// How a command prints what it got.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print exactly what the API answered, as JSON.")
    var json = false
}
