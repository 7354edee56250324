extension AccountPage {
    static let script = #"""
        "use strict";

        // The link leaves the address bar, and the history with it, as soon as it was read.
        const [purpose, token] = location.hash.slice(1).split("=");
        history.replaceState(null, "", location.pathname);

        const content = document.getElementById("content");
        const message = document.getElementById("message");

        // Everything is put in as text: nothing that comes from elsewhere is ever read as markup.
        function element(name, attributes, ...children) {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
          made.append(...children);
          return made;
        }

        function say(text, isBad) {
          message.textContent = text;
          message.className = isBad ? "bad" : "";
        }

        function done(text) {
          content.replaceChildren();
          say(text, false);
        }

        async function send(method, path, body, csrfToken) {
          const headers = { "Content-Type": "application/json" };
          if (csrfToken) headers["X-CSRF-Token"] = csrfToken;
          const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
          const text = await answer.text();
          const value = text ? JSON.parse(text) : {};
          if (answer.ok) return value;
          const fields = (value.errors || []).map((each) => each.field + " " + each.message).join("; ");
          const error = new Error([value.detail || value.title, fields].filter(Boolean).join(" "));
          error.status = answer.status;
          throw error;
        }

        function field(name, label, type, autocomplete, isOptional) {
          const input = element("input", { name, type, autocomplete, autocapitalize: "none" });
          if (!isOptional) input.required = true;
          return element("label", {}, label, input);
        }

        function form(title, fields, button, act) {
          const made = element("form", {}, element("h2", {}, title), ...fields, element("button", {}, button));
          made.addEventListener("submit", async (event) => {
            event.preventDefault();
            say("", false);
            const values = {};
            for (const [key, value] of new FormData(made)) if (value) values[key] = value;
            try { await act(values); } catch (error) { say(error.message, true); }
          });
          content.append(made);
        }

        const username = () => field("username", "User name (a-z, 0-9 and hyphens)", "text", "username");
        const newPassword = () => field("password", "Password (15 characters or more)", "password", "new-password");

        async function accept(csrfToken) {
          const team = await send("POST", "/api/invitations/accept", { token }, csrfToken);
          done("You are a member of " + team.name + " now: " + team.roles.join(", ") + ".");
        }

        function signIn(title, next) {
          form(title, [
            field("username", "User name or e-mail address", "text", "username"),
            field("password", "Password", "password", "current-password"),
            field("code", "One-time code, if your account has a second factor", "text", "one-time-code", true),
          ], "Sign in", async (values) => next(await send("POST", "/api/auth/login", values)));
        }

        async function invitation() {
          const me = await fetch("/api/me");
          if (me.ok) {
            const { user, csrfToken } = await me.json();
            return form("Accept the invitation as " + user.username, [], "Accept", () => accept(csrfToken));
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

        function verify(fields) {
          content.replaceChildren();
          form("Confirm your address", fields, "Confirm", async (values) => {
            try {
              const user = await send("POST", "/api/auth/verify", { token, ...values });
              done("The account " + user.username + " has the address " + user.email + ".");
            } catch (error) {
              if (error.status === 409) verify([username()]);
              throw error;
            }
          });
        }

        function forgotten() {
          form("Another password", [field("email", "E-mail address", "email", "email")], "Send me a link", async (values) => {
            await send("POST", "/api/auth/password-reset", values);
            done("If an account has this address, a mail with a link is on its way.");
          });
        }

        const pages = { invitation, reset, verify: () => verify([]) };
        Promise.resolve((token && pages[purpose] || forgotten)()).catch((error) => say(error.message, true));
        """#
}
