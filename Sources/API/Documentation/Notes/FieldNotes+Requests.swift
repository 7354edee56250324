import APIContract
import ControlPlane
import Model

extension FieldNotes {
    private static let gitAddress = #"^https?://[^\s@#?]+/[^\s@#?]+$"#
    private static let gitName = #"^[^\s~^:?*\[\\]+$"#

    private static let roles = FieldNote(
        "The names of roles, none of which may do more than the caller there", rules: ["minItems": .whole(1), "uniqueItems": .bool(true)],
        example: .texts(["viewer"]))

    private static let parents = FieldNote(
        "The roles all of which it has, with what they are denied", example: .texts(["viewer"]), isTypical: true)
    private static let allowed = FieldNote(
        "The permissions that it adds, none of which its maker may not have", example: .texts(["log.read"]), isTypical: true)

    /// What requests hold, the settings of a run aside.
    static let requests: [String: FieldNote] = [
        "RegisterRequest.email": FieldNote(
            "Not needed with an invitation, whose address it has to be", rules: ["minLength": .whole(3), "maxLength": .whole(254)],
            example: .string("ada@example.com"), isTypical: true),
        "RegisterRequest.password": .length(PasswordRules.length, example: "correct horse battery"),
        "LoginRequest.username": .length(LoginAttempt.nameLength, "The user name or the e-mail address", example: "ada@example.com"),
        "LoginRequest.password": .length(LoginAttempt.passwordLength, example: "correct horse battery"),
        "LoginRequest.code": .plain("The one-time code, or a recovery code, where the account has a second factor"),
        "IdentityLinkRequest.provider": .length(1...32, "The name of one of `GET /api/auth/providers`", example: "corp"),
        "IdentityLinkRequest.returnTo": .plain("The path on which the browser goes on; `/` without"),
        "TOTPConfirmRequest.code": .length(1...32, "The present code of the secret", example: "123456"),
        "PasswordChangeRequest.current": .length(LoginAttempt.passwordLength, example: "correct horse battery"),
        "PasswordChangeRequest.new": .length(PasswordRules.length, example: "staple of correct horses"),
        "DeviceLoginRequest.clientName": .length(
            ClientName.mostRead, "What the machine calls itself; shown are its letters, digits, dots, hyphens and underscores",
            example: "laptop"),
        "DeviceTokenRequest.deviceCode": .length(1...200, "That of the answer that began it", example: "Zm9vYmFy…"),
        "RegisterRequest.invitation": .plain("What stands behind `#invitation=` in the link"),
        "InvitationCreateRequest.email": .length(3...254, "Whoever accepts has it", example: "grace@example.com"),
        "InvitationCreateRequest.roles": Self.roles,
        "InvitationAcceptRequest.token": .length(1...200, "What stands behind `#invitation=` in the link", example: "roost_inv_…"),
        "PasswordResetRequest.email": .length(3...254, example: "ada@example.com"),
        "PasswordResetConfirmRequest.token": .length(1...200, "What stands behind `#reset=` in the link", example: "roost_reset_…"),
        "PasswordResetConfirmRequest.password": .length(PasswordRules.length, example: "staple of correct horses"),
        "VerifyRequest.token": .length(1...200, "What stands behind `#verify=` or `#email=` in the link", example: "roost_mail_…"),
        "VerifyRequest.username": .pattern(
            Self.slugPattern, "Another name than the one that was asked for, where somebody else got that meanwhile", example: "ada"),
        "EmailChangeRequest.email": .length(3...254, "The new address", example: "ada@new.example.com"),
        "RegisterRequest.bootstrapToken": FieldNote(
            "The token that `roostd serve` prints until there is a user", example: .string("roost_boot_…"), isTypical: true),
        "TokenCreateRequest.name": .length(1...100, example: "ci"),
        "TokenCreateRequest.teamId": .id("The team that it is bound to; a personal token without this and projectId"),
        "TokenCreateRequest.projectId": .id("The project that it is bound to"),
        "TokenCreateRequest.serviceAccountId": .id("Whose it is; the caller's own without"),
        "SystemRolesRequest.roles": FieldNote(
            "operator or auditor, none of which may do more than the caller; none of them takes all away",
            rules: ["uniqueItems": .bool(true)], example: .texts(["operator"])),
        "TeamUpdateRequest.requireSecondFactor": .plain("Whether the team requires a second factor; who turns it on has one"),
        "ServiceAccountCreateRequest.name": .pattern(Self.slugPattern, "Its name, unique in the team", example: "ci"),
        "ServiceAccountCreateRequest.description": .length(0...200, "What it is for"),
        "ServiceAccountCreateRequest.roles": FieldNote(
            "Roles in the whole team, none of which may do more than the caller", example: .texts(["deployer"])),
        "TokenCreateRequest.permissions": FieldNote(
            "What it may do at most; `*` alone, or nothing, for all that its maker may", rules: ["minItems": .whole(1)],
            example: .texts(["application.read"]), default: .texts(["*"])),
        "TokenCreateRequest.expiresAt": .plain("When it ends; never without"),
        "MemberRolesRequest.roles": Self.roles,
        "ProjectMemberRolesRequest.roles": Self.roles,
        "ProjectMemberRolesRequest.environmentId": .id("Only in this environment; in the whole project without"),
        "RoleCreateRequest.name": .pattern(Self.slugPattern, "Its name, which cannot be changed", example: "releaser"),
        "RoleCreateRequest.summary": .length(0...200, "What it is for"),
        "RoleCreateRequest.inherits": Self.parents, "RoleUpdateRequest.inherits": Self.parents,
        "RoleCreateRequest.allow": Self.allowed, "RoleUpdateRequest.allow": Self.allowed,
        "RoleUpdateRequest.summary": .length(0...200, "What it is for"),
        "RoleDenial.permissions": FieldNote(
            "What is denied; `*` alone for all", rules: ["minItems": .whole(1)], example: .texts(["application.deploy"])),
        "RoleDenial.when": .plain("Where; always without"),
        "RoleCondition.environment": FieldNote(
            "The kinds of environments: production, staging, preview or other", rules: ["minItems": .whole(1)],
            example: .texts(["production"]), isTypical: true),
        "RoleCondition.labels": .plain("Labels that the resource has, all of them with these values; not built yet: 422 `not_supported`"),
        "EnvironmentCreateRequest.slug": .pattern(Self.slugPattern, example: "staging"),
        "ApplicationCreateRequest.environment": FieldNote(
            "The slug of the environment", rules: ["pattern": .string(Self.slugPattern)],
            default: .string(DeploymentEnvironment.defaultSlug)),
        "ApplicationCreateRequest.name": .length(1...200, "The name for people; the slug without"),
        "ApplicationCreateRequest.keepReleases": .range(1...100, default: 10, "How many releases are kept to go back to"),
        "ApplicationUpdateRequest.keepReleases": .range(1...100),
        "ProjectCreateRequest.name": .length(1...200, "The name for people; the slug without"),
        "TeamCreateRequest.name": .length(1...200, "The name for people; the slug without"),
        "ProjectUpdateRequest.name": .length(1...200, example: "Shop"),
        "GitSourceRequest.type": FieldNote(rules: ["const": .string("git")], example: .string("git")),
        "GitSourceRequest.url": .pattern(
            Self.gitAddress, "Over HTTP or HTTPS, without credentials", maximum: GitURL.maximumLength,
            example: "https://git.example.com/shop/web.git"),
        "GitSourceRequest.branch": FieldNote(rules: ["pattern": .string(Self.gitName)], default: .string(GitReference.main.rawValue)),
        "GitSourceRequest.rootDirectory": FieldNote("Below it the sources are", default: .string(".")),
        "GitSourceRequest.credentialId": .id("Not built yet"),
        "GitSourceRequest.submodules": .plain("Not built yet", default: .bool(false)),
        "GitSourceRequest.lfs": .plain("Not built yet", default: .bool(false)),
        "ImageSourceRequest.type": FieldNote(rules: ["const": .string("image")], example: .string("image")),
        "ImageSourceRequest.image": .length(1...ImageReference.maximumLength, example: "registry.example.com/shop/web:1.2"),
        "ImageSourceRequest.credentialId": .id("Not built yet"),
        "SourceUpdateRequest.type": .plain("Cannot be changed"),
        "BuildRequest.type": .plain("Only `dockerfile` is built yet", default: .string("dockerfile")),
        "BuildRequest.dockerfile": FieldNote("Its path below the root directory", default: .string(BuildSettings().dockerfile.rawValue)),
        "BuildRequest.target": FieldNote("The stage to build; the last one without"),
        "BuildRequest.args": FieldNote("Arguments of the build", rules: ["maxProperties": .whole(100)]),
        "BuildRequest.noCache": FieldNote(default: .bool(BuildSettings().noCache)),
        "BuildRequest.pull": FieldNote("Whether base images are looked up anew", default: .bool(BuildSettings().pull)),
        "DeployRequest.branch": .pattern(
            Self.gitName, "Another branch than the application's", maximum: GitReference.maximumLength, example: "main"),
        "DeployRequest.tag": .pattern(Self.gitName, maximum: GitReference.maximumLength, example: "v1.2"),
        "DeployRequest.noCache": FieldNote(default: .bool(false)),
        "RepositoryDeployRequest.gitUrl": .pattern(
            Self.gitAddress, "Over HTTP or HTTPS, without credentials", maximum: GitURL.maximumLength,
            example: "https://git.example.com/shop/site.git"),
        "RepositoryDeployRequest.branch": .pattern(
            Self.gitName,
            "That of the application without; of a new one the branch that the repository's HEAD names, which its first deployment finds out",
            maximum: GitReference.maximumLength, example: "main"),
        "RepositoryDeployRequest.projectId": FieldNote(
            "`default` of the only team without, which is made where there is none", rules: ["format": .string("uuid")],
            example: .string(FieldNotes.exampleID), isTypical: true),
        "RepositoryDeployRequest.environment": FieldNote(
            "The slug of the environment, which is made where there is none", rules: ["pattern": .string(Self.slugPattern)],
            default: .string(DeploymentEnvironment.defaultSlug)),
        "RepositoryDeployRequest.slug": .pattern(
            Self.slugPattern, "The short name of the application; made of the repository's name without", example: "site"),
        "RepositoryDeployRequest.port": .range(
            1...65535, "The port that it listens on, null for none; without, that of the application, and 8080 of a new one"),
        "RepositoryDeployRequest.variables": .plain("Set beside those that are set, which stay"),
        "RepositoryDeployRequest.envFiles": FieldNote(
            "The texts of dotenv files; of one name the last file counts, and `variables` more than any file",
            rules: ["maxItems": .whole(RepositoryDeployRequest.maximumFiles)]),
        "BulkRequest.ids": FieldNote(
            "The applications, none twice",
            rules: ["minItems": .whole(1), "maxItems": .whole(BulkService.maximumSize), "uniqueItems": .bool(true)],
            example: .texts([FieldNotes.exampleID])),
        "BulkRequest.action": .plain("What is done to each", example: "restart"),
        "ScaleRequest.replicas": FieldNote(
            "How many tasks there are to be", rules: ["minimum": .whole(0), "maximum": .whole(100)], example: .whole(2)),
        "RollbackRequest.releaseNumber": .range(RecordNumber.range, "The newest good release before that deployment without"),
        "RollbackRequest.commitSha": .pattern(
            Self.commitPattern, "A commit that was live once; built again where its image is gone",
            example: String(repeating: "0a", count: 20)),
        "DomainCreateRequest.host": .pattern(
            #"^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$"#, "In lower case, without port or wildcard", maximum: 253, example: "www.example.com"),
        "DomainCreateRequest.path": FieldNote(
            "The prefix of the path that is routed", rules: ["pattern": .string("^/")], default: .string("/")),
        "DomainCreateRequest.tls": .plain("Not built yet", default: .bool(false)),
        "VariableUpdate.name": .pattern("^[A-Za-z_][A-Za-z0-9_]{0,127}$", "Not one that begins with `ROOST_`", example: "GREETING"),
        "VariableUpdate.value": FieldNote(
            "Without: the value that is set stays", rules: ["maxLength": .whole(VariableInput.maximumValueSize)], example: .string("hello"),
            isTypical: true),
        "VariableUpdate.secret": .plain("Whether the value never comes back", default: .bool(false)),
        "VariableUpdate.scope": .plain("Where it is seen", default: .string("run")),
        "VariableUpdate.as": .plain("How it arrives in the container", default: .string("env")),
    ]
}
