/// What a health check does.
package enum HealthCheckType: String, ClosedChoice {
    case http
    case tcp
    case command
}
