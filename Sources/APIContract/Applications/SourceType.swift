/// Where an image comes from.
package enum SourceType: String, ClosedChoice {
    case git
    case image
}
