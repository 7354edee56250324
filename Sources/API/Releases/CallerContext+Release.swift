extension CallerContext {
    /// The number of a release in the path.
    ///
    /// - Throws: ``Refusal`` (404) for what is no number: nothing can be there.
    func releaseNumber(_ name: String) throws(Refusal) -> Int {
        guard let number = self.scope.parameter(name).flatMap({ Int($0) }), RecordNumber.range.contains(number) else { throw .notFound }
        return number
    }
}
