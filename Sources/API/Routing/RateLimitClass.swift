/// How a route counts against the rate limit.
package enum RateLimitClass: Sendable, Hashable {
    /// Once per request, of the caller or of the address.
    case standard
    /// Not at all: what a load balancer asks.
    case exempt
}
