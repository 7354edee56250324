import Builder
import Model
import Testing

@testable import Worker

@Suite("Where the variables of a release go")
struct OpenVariablesTests {
    private let variables = OpenVariables([
        OpenVariable(name: "RUN", value: "1", isSecret: false, scope: .run, form: .env),
        OpenVariable(name: "RUN_SECRET", value: "2222", isSecret: true, scope: .run, form: .env),
        OpenVariable(name: "RUN_FILE", value: "3", isSecret: false, scope: .run, form: .file),
        OpenVariable(name: "BUILD", value: "4", isSecret: false, scope: .build, form: .env),
        OpenVariable(name: "BUILD_SECRET", value: "5555\nlonger line\nab", isSecret: true, scope: .build, form: .env),
        OpenVariable(name: "BOTH", value: "6", isSecret: false, scope: .both, form: .env),
        OpenVariable(name: "BOTH_FILE", value: "7", isSecret: true, scope: .both, form: .file),
    ])

    @Test("each goes where its scope and form say, and no secret becomes an argument of a build")
    func places() {
        #expect(self.variables.environment == ["RUN": "1", "RUN_SECRET": "2222", "BOTH": "6"])
        #expect(self.variables.files.map(\.name) == ["RUN_FILE", "BOTH_FILE"])
        #expect(self.variables.buildArguments == ["BUILD": "4", "BOTH": "6"])
        #expect(self.variables.buildSecrets.map(\.name) == ["BUILD_SECRET", "BOTH_FILE"])
    }

    @Test("a line of a build log shows no secret, also none of several lines")
    func mask() {
        let mask = SecretMask(self.variables.hidden)
        #expect(mask.apply(to: "x2222y 5555 longer lines ab 7") == "x***y *** ***s ab 7")
        #expect(SecretMask(["abcd", "abcdef"]).apply(to: "abcdef") == "***")
    }
}
