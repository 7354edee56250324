import Testing

@testable import Builder

@Suite struct TreeSurveyTests {
    static let hash = String(repeating: "a", count: 40)

    @Test func `Files are added up and the wanted one is found, however the list is cut`() {
        let list = Array(
            "100644 blob \(Self.hash)     119\tDockerfile\u{0}100755 blob \(Self.hash) 7\tbin/with space\tand tab\u{0}120000 blob \(Self.hash) 4\tlink\u{0}160000 commit \(Self.hash)       -\tlib\u{0}"
                .utf8)
        for step in [1, 5, 64, 4096] {
            let survey = TreeSurvey(wantedPath: "link")
            for start in stride(from: 0, to: list.count, by: step) { survey.feed(Array(list[start..<min(start + step, list.count)])) }
            let totals = survey.totals
            #expect(totals.files == 4)
            #expect(totals.size == 130)
            #expect(totals.hasSubmodules)
            #expect(!totals.isDamaged)
            #expect(totals.wanted?.kind == .symbolicLink)
        }
    }

    @Test(arguments: ["100644 blob HASH BAD\tx\u{0}", "garbage\u{0}", "100644 blob HASH -\tx\u{0}"])
    func `A missing object is noticed`(record: String) {
        let survey = TreeSurvey(wantedPath: "x")
        survey.feed(Array(record.replacing("HASH", with: Self.hash).utf8))
        #expect(survey.totals.isDamaged)
    }
}
