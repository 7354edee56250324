/// The channels on which Postgres announces commits.
package enum StoreChannel {
    /// Rows for the queue were written.
    package static let outbox = "roost_outbox"
    /// What the ingress routes, or what may run at all, has changed.
    package static let cluster = "roost_cluster"
    /// Mails wait to be sent.
    package static let mail = "roost_mail"
    /// The end of a running deployment was asked for; the payload is its id.
    package static let cancellation = "roost_cancellation"
}
