/// The settings that are read together.
enum SettingPart: CaseIterable {
    case log, listening, postgres, migrations, redis, docker, builder, controlPlane, ingress, timings, worker, probe, keys, limits, disk
    case passwords, policies, egress, providers, mail, accounts

    /// What is wrong with the first of them that cannot be used.
    func problem(in settings: Settings) -> SettingsError? {
        do throws(SettingsError) {
            try self.read(settings)
            return nil
        } catch {
            return error
        }
    }

    private func read(_ settings: Settings) throws(SettingsError) {
        switch self {
        case .log: _ = try settings.logLevel()
        case .listening: _ = try settings.api()
        case .postgres: _ = try settings.postgres()
        case .migrations: _ = try settings.required("ROOST_MIGRATIONS_DIR")
        case .redis: _ = try settings.redis()
        case .docker: _ = try settings.docker(logger: RoostdLogger.silent)
        case .builder: _ = try settings.builder()
        case .controlPlane: _ = try settings.controlPlane()
        case .ingress: _ = try settings.ingress()
        case .timings: _ = try settings.rolloutTimings()
        case .worker: _ = try settings.worker()
        case .probe: _ = try settings.probe()
        case .keys: _ = try settings.masterKeys()
        case .limits: _ = try settings.requestLimits()
        case .disk: _ = try settings.minimumDiskSpace()
        case .passwords: _ = try settings.passwordRules()
        case .policies: _ = (try settings.policyFolder(), try settings.policyInterval())
        case .egress: _ = try settings.egress()
        case .providers: _ = try settings.providers()
        case .mail: _ = try settings.mail()
        case .accounts: _ = try settings.accounts()
        }
    }
}
