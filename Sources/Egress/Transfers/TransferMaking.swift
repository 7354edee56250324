/// What was checked and can be carried out by libcurl.
protocol TransferMaking: Sendable {
    /// On the thread that drives the transfers.
    func makeTransfer() throws(EgressError) -> Transfer
}
