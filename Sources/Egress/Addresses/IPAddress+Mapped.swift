extension IPAddress {
    /// The address of version 4 that is meant where one is written as one of version 6 (`::ffff:192.0.2.1`, RFC 4291); any other as it is.
    public var unmapped: IPAddress {
        AddressRange.mapped?.contains(self) == true ? self.embedded(above: 0) : self
    }
}
