/// Where the lines of a fetch, a build and a push go while they run.
package protocol BuildLog: Sendable {
    /// Takes one line without its line end; lines of one stream come in their order.
    func append(_ line: String, stream: BuildLogStream) async
}
