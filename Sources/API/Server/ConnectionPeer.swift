/// The address that the requests of a connection come from: the same for all of them, and its text is costly to make.
enum ConnectionPeer {
    @TaskLocal static var address: String?
}
