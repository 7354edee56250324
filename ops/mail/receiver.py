#!/usr/bin/env python3
"""A real mail server for the tests: aiosmtpd, which keeps each mail that it takes as a file.

Prints "ready" once it listens. Recipients whose address begins with reject- are refused for good (550), those with later- once for now (451).
"""
import argparse
import email
import email.policy
import json
import os
import signal
import ssl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


class Keeper:
    """Keeps mails in a folder, as 1.json, 2.json and so on."""

    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        self.deferred = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("reject-"):
            return "550 5.1.1 nobody here has this address"
        if address.startswith("later-") and address not in self.deferred:
            self.deferred.add(address)
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        kept = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "headers": {name: str(value) for name, value in message.items()},
            "text": message.get_content().replace("\r\n", "\n"),
            "raw": envelope.content.decode("ascii"),
            "isEncrypted": server.transport.get_extra_info("ssl_object") is not None,
            "isSignedIn": bool(session.authenticated),
        }
        self.count += 1
        path = os.path.join(self.folder, f"{self.count}.json")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.rename(path + ".part", path)
        return "250 2.0.0 kept"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--implicit", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    options = parser.parse_args()

    context = None
    if options.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        right = LoginPassword(options.user.encode(), options.password.encode()) if options.user else None
        return AuthResult(success=data == right, handled=False)

    controller = Controller(
        Keeper(options.folder),
        hostname="127.0.0.1",
        port=options.port,
        ssl_context=context if options.implicit else None,
        tls_context=None if options.implicit else context,
        require_starttls=context is not None and not options.implicit,
        authenticator=authenticate if options.user else None,
        auth_required=options.user is not None,
        # Over the encryption from the start aiosmtpd knows of none, and would refuse every login.
        auth_require_tls=context is not None and not options.implicit,
    )
    controller.start()
    print("ready", flush=True)
    signal.pause()


if __name__ == "__main__":
    main()
