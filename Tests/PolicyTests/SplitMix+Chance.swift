import TestSupport

extension SplitMix {
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func some<Element>(of elements: [Element], percent: Int) -> [Element] {
        elements.filter { _ in self.chance(percent) }
    }
}
