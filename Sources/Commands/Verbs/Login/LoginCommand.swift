import APIClient
import APIContract
import ArgumentParser

/// `roost login`: remembers a server and a token, once the server has accepted it.
struct LoginCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Sign in to a server, and remember it.",
        discussion: """
            On a terminal, a browser approves it: open the address that is printed, sign in there, and compare the code. Where the standard \
            input is no terminal, a token is read from it.
            """)

    @Argument(help: "The address of the server.")
    var url: String

    @Option(help: "The API token; on a shared machine, give it on the standard input instead.")
    var token: String?
    @Flag(help: "Let a browser approve it, also where the standard input is no terminal.")
    var browser = false
    @Flag(help: "Read a token from the terminal or the standard input instead.")
    var withToken = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if [self.token != nil, self.browser, self.withToken].count(where: { $0 }) > 1 {
            throw ValidationError("give one of --token, --browser and --with-token")
        }
    }

    func run(in context: CommandContext) async throws -> CommandOutcome {
        let address = try ServerAddress(self.url)
        guard let path = SettingsFile.path(environment: context.environment) else {
            throw CommandFailure("there is no place for the configuration: set XDG_CONFIG_HOME or HOME")
        }
        if !address.isEncrypted && !address.isLoopback { context.warn("the token goes to \(address.host) unencrypted") }
        guard let token = try await self.newToken(from: address, in: context), !token.isEmpty else {
            throw CommandFailure("no token was given")
        }
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

    /// The token that was given, that somebody types, or that a browser approves.
    private func newToken(from address: ServerAddress, in context: CommandContext) async throws -> String? {
        if let token { return token }
        let isPasted = self.withToken || !(self.browser || context.isInputTerminal)
        guard !isPasted else { return Self.askForToken(in: context) }
        return try await RoostClient.withClient(ClientConfiguration(address: address.description)) { client in
            try await BrowserLogin(client: client, context: context).token()
        }
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
