extension DevicePage {
    static let script = PageForms.script + Self.own

    private static let own = #"""
        // This tab remembers the code while a provider's pages are visited.
        const place = "roost.device";
        let code = sessionStorage.getItem(place) || "";
        let turn = 0;
        let user;
        let csrfToken;

        function facts(login) {
          const shown = [
            ["Machine", login.clientName], ["Address", login.address], ["Asked at", new Date(login.createdAt).toLocaleString()],
            ["Account", user.username],
          ];
          return element("dl", {}, ...shown.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
        }

        async function decide(verb, text) {
          await send("POST", "/api/auth/device/" + encodeURIComponent(code) + "/" + verb, undefined, csrfToken);
          done(text);
        }

        function ask() {
          form("Enter the code that your terminal shows", [field("code", "Code", "text", "off")], "Continue", async (values) => {
            code = values.code;
            await show();
          });
        }

        async function show() {
          const asked = code;
          const login = await send("GET", "/api/auth/device/" + encodeURIComponent(asked));
          // Another link was opened meanwhile: nobody approves what they do not see.
          if (code !== asked) return;
          content.replaceChildren();
          if (login.status !== "pending") return done("This sign-in was " + login.status + " already.");
          form("Does your terminal show this code?", [
            element("div", { class: "code" }, login.userCode),
            facts(login),
            element("p", {}, "Whoever began this gets a token that may do all that you may."),
            element("p", {}, "Approve it only if you began it yourself, just now."),
          ], "Approve", () => decide("approve", "Approved. The terminal goes on by itself; this page can be closed."));
          form("Not yours, or another code?", [], "Refuse", () => decide("refuse", "Refused. The program gets nothing."));
        }

        async function signInFirst() {
          sessionStorage.setItem(place, code);
          signIn("Sign in first", start);
          const { items } = await send("GET", "/api/auth/providers");
          for (const provider of items) {
            const href = provider.loginUrl + "?returnTo=" + encodeURIComponent(location.pathname);
            content.append(element("p", {}, element("a", { href }, "Sign in through " + provider.title)));
          }
        }

        async function start() {
          content.replaceChildren();
          const mine = ++turn;
          const known = await me();
          if (mine !== turn) return;
          if (!known) return signInFirst();
          ({ user, csrfToken } = known);
          sessionStorage.removeItem(place);
          if (!code) return ask();
          try {
            await show();
          } catch (error) {
            ask();
            throw error;
          }
        }

        async function openLink() {
          // The code leaves the address bar, and the history with it.
          const linked = new URLSearchParams(location.hash.slice(1)).get("code");
          history.replaceState(null, "", location.pathname);
          code = linked || code;
          say("", false);
          try {
            await start();
          } catch (error) {
            say(error.message, true);
          }
        }

        // A link that is opened where the page is open already loads nothing anew.
        addEventListener("hashchange", () => { if (location.hash) openLink(); });
        openLink();
        """#
}
