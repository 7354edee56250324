/// How many values of a place are wrapped by a master key.
package struct KeyUse: Sendable, Hashable {
    package let keyID: String
    package let place: SealedPlace
    package let count: Int

    package init(keyID: String, place: SealedPlace, count: Int) {
        self.keyID = keyID
        self.place = place
        self.count = count
    }
}
