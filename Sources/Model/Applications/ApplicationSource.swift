/// Where an application's image comes from.
package enum ApplicationSource: Hashable, Sendable {
    case git(GitSource)
    case image(ImageReference)
}
