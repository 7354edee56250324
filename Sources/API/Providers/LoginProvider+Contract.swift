import APIContract
import ControlPlane

extension ProviderView {
    init(_ provider: LoginProvider) {
        self.init(name: provider.name, title: provider.title, type: provider.kind.rawValue, loginUrl: provider.loginPath)
    }
}

extension LoginProvider {
    /// Where a browser begins to sign in.
    var loginPath: String {
        switch self.kind {
        case .oidc: APIPath.providerLogin.filled(self.name)
        case .github: APIPath.githubLogin.template
        }
    }

    /// Where the provider sends the browser back.
    var callbackPath: String {
        switch self.kind {
        case .oidc: APIPath.providerCallback.filled(self.name)
        case .github: APIPath.githubCallback.template
        }
    }
}
