extension AccountPage {
    static let script = PageForms.script + Self.own

    private static let own = #"""
        let token;

        const username = () => field("username", "User name (a-z, 0-9 and hyphens)", "text", "username");
        const newPassword = () => field("password", "Password (15 characters or more)", "password", "new-password");

        async function accept(csrfToken) {
          const team = await send("POST", "/api/invitations/accept", { token }, csrfToken);
          done("You are a member of " + team.name + " now: " + team.roles.join(", ") + ".");
        }

        async function invitation() {
          const asked = token;
          const known = await me();
          // Another link was opened meanwhile.
          if (token !== asked) return;
          content.replaceChildren();
          if (known) {
            return form("Accept the invitation as " + known.user.username, [], "Accept", () => accept(known.csrfToken));
          }
          form("Make an account and accept the invitation", [username(), newPassword()], "Make the account", async (values) => {
            const { user } = await send("POST", "/api/auth/register", { ...values, invitation: token });
            done("The account " + user.username + " is made, and a member of the team. Sign in with it.");
          });
          signIn("Or sign in and accept it", (session) => accept(session.csrfToken));
        }

        function reset() {
          form("Choose another password", [newPassword()], "Change the password", async (values) => {
            await send("PUT", "/api/auth/password-reset", { token, ...values });
            done("The password is changed, and every session was ended. Sign in with it.");
          });
        }

        // An account that is made can have another name, where its own was taken meanwhile.
        function verify(fields) {
          content.replaceChildren();
          form("Confirm your address", fields, "Confirm", async (values) => {
            try {
              await confirmAddress(values);
            } catch (error) {
              if (error.status === 409) verify([username()]);
              throw error;
            }
          });
        }

        async function confirmAddress(values) {
          const user = await send("POST", "/api/auth/verify", { token, ...values });
          done("The account " + user.username + " has the address " + user.email + ".");
        }

        function email() {
          form("Confirm your new address", [], "Confirm", confirmAddress);
        }

        function forgotten() {
          form("Another password", [field("email", "E-mail address", "email", "email")], "Send me a link", async (values) => {
            await send("POST", "/api/auth/password-reset", values);
            done("If an account has this address, a mail with a link is on its way.");
          });
        }

        const pages = new Map(Object.entries({ invitation, reset, verify: () => verify([]), email }));

        async function openLink() {
          // The link leaves the address bar, and the history with it, as soon as it was read.
          const [purpose, secret] = location.hash.slice(1).split("=");
          history.replaceState(null, "", location.pathname);
          token = secret;
          content.replaceChildren();
          say("", false);
          try {
            await (token && pages.get(purpose) || forgotten)();
          } catch (error) {
            say(error.message, true);
          }
        }

        // A link that is opened where the page is open already loads nothing anew.
        addEventListener("hashchange", () => { if (location.hash) openLink(); });
        openLink();
        """#
}
