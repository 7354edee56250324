import APIContract
import ControlPlane
import Model

extension FieldNotes {
    private static func words<Word: CaseIterable & RawRepresentable>(
        _ type: Word.Type, _ summary: String? = nil
    ) -> FieldNote where Word.RawValue == String {
        FieldNote(
            summary, rules: ["enum": .texts(type.allCases.map(\.rawValue))], example: type.allCases.first.map { .string($0.rawValue) })
    }

    /// What answers hold.
    static let answers: [String: FieldNote] = [
        "ApplicationSummary.status": Self.words(ApplicationStatus.self), "ApplicationDetail.status": Self.words(ApplicationStatus.self),
        "ApplicationDetail.serviceName": .plain("The name of its service in Swarm", example: "shop-web-456789ab"),
        "ApplicationSummary.url": .plain("Where it answers", example: "https://web-456789ab.example.com/"),
        "ApplicationDetail.url": .plain("Where it answers", example: "https://web-456789ab.example.com/"),
        "DeploymentView.status": Self.words(DeploymentState.self), "DeploymentEventView.status": Self.words(DeploymentState.self),
        "DeploymentView.kind": Self.words(DeploymentKind.self), "DeploymentView.trigger": Self.words(DeploymentTrigger.self),
        "DeploymentView.deploymentId": .id("The same as `id`"),
        "DeploymentView.events": .plain("Oldest first; not in lists"),
        "DeploymentView.rebuiltReleaseNumber": .plain("The release whose image was gone from its registry, so that it was built again"),
        "DeploymentEventView.note": .plain(
            "What is to be known of it", example: "the image of release 1 is no longer in its registry: it is built again"),
        "DeploymentView.step": .plain("What it does now", example: "waiting for 2 of 3 tasks"),
        "DeploymentView.waitingFor": .plain("What it waits for", example: "deployment 6"),
        "RepositoryDeployView.url": .plain(
            "Where it answers once it is deployed; null for one without a port", example: "https://site-456789ab.example.com/"),
        "RepositoryDeployView.serviceName": .plain("The name of its service in Swarm", example: "shop-site-456789ab"),
        "BulkItemView.status": .range(200...599, "What the request for this application alone would be answered with"),
        "BulkItemView.deploymentId": .id("The deployment that was accepted; none of a deletion, or where it was refused"),
        "BulkItemView.problem": .plain("Why it was refused"),
        "FailedTaskView.id": .plain("The id of the task in Swarm", example: "kdhewsx9u0tj0qh56ck9jdhon"),
        "FailureView.code": Self.words(FailureCode.self),
        "FailureView.stage": .plain("The state in which it failed", example: "verifying"),
        "AuditRecordView.id": .plain("Counts up; a record with a lower one may become visible later"),
        "AuditRecordView.actor": .plain("Who did it; the name of a token stands behind its user's"),
        "AuditRecordView.action": .plain("What was done; of what has no permission of its own, the request", example: "project.create"),
        "AuditRecordView.resource": .plain("What it was done to", example: "project/0193d1c0-0000-7000-8000-000000000000"),
        "AuditRecordView.allowed": .plain("Whether it was allowed, or refused"),
        "AuditRecordView.address": .plain("The address that it came from", example: "192.0.2.7"),
        "AuditRecordView.seal": .plain("Its place in the chain; none of a record of this moment"),
        "AuditSealView.hash": .plain("SHA-256 of the hash before it and the record", example: "9f86d081884c7d65…"),
        "ActorView.type": .plain("user, token, webhook or system", example: "token"),
        "LogLineView.stream": .plain("stdout, stderr, build or roost", example: "stdout"),
        "LogLineView.seq": .plain("Counts within the log; also the id of the event"),
        "InvitationView.invitedBy": .plain("The user name of who invited, or last sent it once more", example: "ada"),
        "InvitationView.email": .plain("Whoever accepts has it", example: "grace@example.com"),
        "InvitationView.mailedAt": .plain("When a mail server took the mail with the link", example: FieldNotes.exampleMoment),
        "InvitationView.link": .plain(
            "What lets whoever is invited in: in the answer that made it alone, and only where no mail carries it",
            example: "https://roost.example.com/account#invitation=roost_inv_…"),
        "RegisterResponse.user": .plain("None where the address has to be proved first"),
        "LoginResponse.csrfToken": .plain("What X-CSRF-Token must be on requests of the session that change something"),
        "DeviceLoginStartView.deviceCode": .plain("What the token is given for; in this answer alone", example: "Zm9vYmFy…"),
        "DeviceLoginStartView.userCode": .plain("What a person compares, or types", example: "BCDF-GHJK"),
        "DeviceLoginStartView.verificationUrl": .plain(
            "Where a browser goes; null where the server does not know its own address: `/device` there. A browser that is given `#code=` "
                + "and the user code behind it needs nobody to type it",
            example: "https://roost.example.com/device"),
        "DeviceLoginStartView.intervalSeconds": .plain("How long to wait between two requests for the token; after a 429, 5 s more"),
        "DeviceLoginView.userCode": .plain("What the person compares with the terminal", example: "BCDF-GHJK"),
        "DeviceLoginView.clientName": .plain("What the machine calls itself; nobody vouches for it", example: "laptop"),
        "DeviceLoginView.address": .plain("The address that it was begun from", example: "192.0.2.7"),
        "DeviceLoginView.status": Self.words(DeviceLogin.Status.self),
        "MeView.csrfToken": .plain("What X-CSRF-Token must be on requests that change something; only for a session"),
        "MeView.token": .plain("The token that was used; only for one"),
        "PasswordChangeView.csrfToken": .plain("What X-CSRF-Token must be from now on; only for a session"),
        "PolicyExplanationView.resource": .plain("`system`, or slugs as TEAM/PROJECT/ENVIRONMENT", example: "acme/shop/production"),
        "PolicyExplanationView.summary": .plain(
            "What decided among the roles", example: "deployer at acme/shop (local) grants it, and nothing denies it"),
        "PolicyExplanationView.bindings": .plain(
            "Every role there, above it and in the whole installation; to who sees the members also the roles elsewhere in the team"),
        "PolicyExplanationView.obstacles": .plain("What closes the place whatever the roles say: a suspension, a missing second factor"),
        "PolicyBindingView.place": .plain("Where the role is bound", example: "acme/shop"),
        "PolicyBindingView.origin": .plain("`local`, or the provider that gave it", example: "local"),
        "PolicyBindingView.says": .plain(
            "What it says of the permission", example: "grants it by way of viewer (Policies/roles.yaml:8:9)"),
        "PolicyBindingView.decides": .plain("Whether the decision is its"),
        "ProviderView.name": .plain("Its name in the settings", example: "corp"),
        "ProviderView.title": .plain("What people know it by", example: "Example Corp"),
        "ProviderView.type": Self.words(LoginProvider.Kind.self),
        "ProviderView.loginUrl": .plain(
            "Where a browser begins to sign in; `?returnTo=` says on which path it goes on", example: "/api/auth/oidc/corp/login"),
        "LinkedIdentityView.provider": .plain("The provider's name in the settings when it was last used", example: "corp"),
        "LinkedIdentityView.issuer": .plain("Who calls the person by `subject`", example: "https://id.example.com"),
        "LinkedIdentityView.subject": .plain("What the issuer calls the person", example: "248289761001"),
        "LinkedIdentityView.email": .plain("The address that the provider told last", example: "ada@example.com"),
        "LinkedIdentityView.lastLoginAt": .plain("When somebody last signed in by it", example: FieldNotes.exampleMoment),
        "IdentityLinkView.url": .plain("Where the browser goes", example: "https://id.example.com/authorize?client_id=roost&state=…"),
        "RoleView.builtIn": .plain("Whether it stands in the files of the installation, and not in the team"),
        "RoleView.permissions": .plain("All that it may do where nothing denies it, what it inherits included"),
        "RoleView.problem": .plain(
            "Why it does not hold any more, so that who has it is denied all", example: "allow.0: there is no permission 'app.raed'"),
        "MemberView.type": .plain("user or serviceAccount", example: "user"),
        "ServiceAccountView.createdBy": .plain("The user name of who made it", example: "ada"),
        "ServiceAccountView.lastUsedAt": .plain("When any of its tokens was last used", example: FieldNotes.exampleMoment),
        "UserView.email": .plain("Empty for a service account", example: "ada@example.com"),
        "SessionView.address": .plain("The address that it was made from", example: "192.0.2.7"),
        "SessionView.current": .plain("Whether it is the one that asks"),
        "SessionView.expiresAt": .plain("When it ends however much it is used", example: FieldNotes.exampleMoment),
        "SessionView.userAgent": .plain("What the browser calls itself", example: "Mozilla/5.0"),
        "TOTPView.secret": .plain("In base 32, for an authenticator; in this answer alone", example: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
        "TOTPView.uri": .plain(
            "The same as an address that authenticators read from a picture", example: "otpauth://totp/Roost:ada?secret=…"),
        "RecoveryCodesView.csrfToken": .plain("What X-CSRF-Token must be from now on"),
        "RecoveryCodesView.recoveryCodes": .plain("Each stands in for a one-time code once; in this answer alone"),
        "TokenView.token": .plain("The token itself; in the answer that made it alone", example: "roost_pat_…"),
        "TokenView.name": .plain("The name for people", example: "ci"),
        "ReleaseView.image": .plain("By digest", example: "127.0.0.1:5000/shop/web@sha256:\(String(repeating: "0a", count: 32))"),
        "ReleaseView.deploymentId": .id("The deployment that made it, or whose tasks it took over unchanged"),
        "ReleaseView.good": .plain("Whether a deployment of it once succeeded"),
        "VariableView.value": .plain("Only of one that is not secret", example: "hello"),
        "VariableView.version": .plain("The version of its owner's variables in which the value was set"),
        "VariableView.origin": .plain("application, environment or project; only with effective=true", example: "project"),
        "VariableView.overrides": .plain("Whose variables of the same name it hides; only with effective=true"),
        "ApplicationDetail.pendingChanges": .plain(
            "What the next deployment takes up that what runs does not have: run, application.variables, environment.variables, "
                + "project.variables"),
        "ApplicationDetail.drift": .plain("Where what runs is not what the live release says; null where it is"),
        "SpecDifferenceView.path": .plain("The field as the engine's API names it", example: "TaskTemplate.ContainerSpec.Env.GREETING"),
        "SpecDifferenceView.from": .plain("null where the field is not there; `***` for a secret", example: "hello"),
        "SpecDifferenceView.to": .plain("null where the field is not there; `***` for a secret", example: "good day"),
        "PlanView.changes": .plain("Whether a deploy would change any task"),
        "PlanView.builds": .plain("Whether an image would be built first"),
        "Problem.code": Self.words(ErrorCode.self, "The stable word that scripts branch on"),
        "Problem.type": .plain(
            "about:blank: title and code say it; urn:roost:problem:code-required for a login that needs a one-time code; "
                + "urn:roost:problem:second-factor-required where a team requires a second factor; "
                + "urn:roost:problem:approval-pending where nobody has approved a program's sign-in yet",
            example: "about:blank"),
        "Problem.status": .range(400...599),
        "Problem.instance": .plain("The path that was asked for", example: "/api/applications"),
        "Problem.errors": .plain("What is wrong with which field, on 422"),
        "ReadinessView.checks": .plain("postgres, redis, docker and registry: `ok` or `unavailable`"),
    ]
}
