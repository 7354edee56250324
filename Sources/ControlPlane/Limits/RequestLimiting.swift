/// Counts requests; nil where the counter does not answer, and the request then passes: losing Redis must not close the API.
package protocol RequestLimiting: Sendable {
    func take(_ subject: RateSubject) async -> RateDecision?
}
