/// Numbers that are the same in every run (the constants of Knuth's MMIX).
struct Congruential {
    var state: UInt64

    /// A number from 0 up to the bound.
    mutating func below(_ bound: Int) -> Int {
        self.state = self.state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(self.state >> 33) % bound
    }
}
