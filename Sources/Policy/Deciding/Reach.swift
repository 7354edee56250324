/// To how much of what is at a place and below it something may be done.
public enum Reach: Hashable, Sendable {
    case everywhere
    /// It has to be asked for each thing: for some it may be allowed, and for others not.
    case somewhere
    case nowhere
}
