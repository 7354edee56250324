/// What is done to several applications at once.
package enum BulkAction: String, ClosedChoice {
    case deploy
    case restart
    case stop
    case start
    case delete
}
