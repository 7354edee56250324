import APIClient
import APIContract
import ArgumentParser

/// `roost login`: remembers a server and a token, once the server has accepted it.
struct LoginCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Remember a server and a token.",
        discussion: "Without --token, the token is read from the terminal or the standard input.")

    @Argument(help: "The address of the server.")
    var url: String

    @Option(help: "The API token; on a shared machine, give it on the standard input instead.")
    var token: String?

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        let address = try ServerAddress(self.url)
        guard let path = SettingsFile.path(environment: context.environment) else {
            throw CommandFailure("there is no place for the configuration: set XDG_CONFIG_HOME or HOME")
        }
        guard let token = self.token ?? Self.askForToken(in: context), !token.isEmpty else { throw CommandFailure("no token was given") }
        if !address.isEncrypted && !address.isLoopback { context.warn("the token goes to \(address.host) unencrypted") }
        let answer = try await RoostClient.withClient(ClientConfiguration(address: address.description, token: token)) { client in
            try await client.me()
        }
        var settings = SettingsDocument()
        settings["url"] = address.description
        settings["token"] = token
        try SettingsFile.write(settings, to: path)
        if self.output.json {
            context.print(json: answer.body)
        } else {
            context.print("signed in to \(address) as \(answer.value.user.username)")
        }
        for name in ["ROOST_URL", "ROOST_TOKEN"] where context.environment[name]?.isEmpty == false {
            context.warn("\(name) is set and goes before what is remembered")
        }
        return .done
    }

    private static func askForToken(in context: CommandContext) -> String? {
        guard context.isInputTerminal else { return context.readLine()?.trimmingSuffix("\r").trimmingSuffix(" ") }
        // Concealed while it is typed, and erased with its line afterwards.
        context.errorOutput.write("Token: \u{1B}[8m")
        let token = context.readLine()
        context.errorOutput.write("\u{1B}[0m\u{1B}[1A\r\u{1B}[J")
        return token?.trimmingSuffix(" ")
    }
}
