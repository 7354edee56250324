/// One end of the pipe between `git archive` and `docker build`, when it is over.
enum PipelinePart: Sendable {
    case archive(Result<ChildExit, BuilderError>)
    case build(Result<ChildExit, BuilderError>)

    /// Waits for both; when one could not be run, the other is told to end.
    static func collect(
        _ group: inout TaskGroup<PipelinePart>
    ) async -> (archive: Result<ChildExit, BuilderError>, build: Result<ChildExit, BuilderError>) {
        var archived: Result<ChildExit, BuilderError> = .failure(.cancelled)
        var built: Result<ChildExit, BuilderError> = .failure(.cancelled)
        for await part in group {
            switch part {
            case .archive(let result): archived = result
            case .build(let result): built = result
            }
            if case .archive(.failure) = part { group.cancelAll() }
            if case .build(.failure) = part { group.cancelAll() }
        }
        return (archived, built)
    }
}
