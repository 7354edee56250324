#!/usr/bin/env python3
"""Deploys with the HTTP API of Roost alone, as /api/openapi.json describes it; no package but Python's own.

    ROOST_URL=… ROOST_TOKEN=… client.py COMMAND
      projects                             id and slug of each
      create PROJECT SLUG IMAGE [PORT]     makes an application, prints its id
      image APP IMAGE                      what its next deployment runs
      deploy APP                           waits for the verdict
      deployments APP [PER-PAGE]           number, id and status of each, newest first
      rollback APP [RELEASE]               waits for the verdict; without a number: the good release before
      delete APP

Exit status: 0 done, 1 refused, 2 the deployment did not succeed, 6 no answer.
"""

import json
import os
import random
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

TERMINAL = {"succeeded", "failed", "rolled_back", "rollback_failed", "cancelled", "superseded"}
TRIES = 6


def shown(value):
    """Text that others wrote, without anything that steers a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(value))


class Refused(Exception):
    """What the server answered with application/problem+json."""

    def __init__(self, status, problem):
        lines = [f"{status} {problem.get('code', '')}: {shown(problem.get('detail', ''))}"]
        lines += [f"  {shown(error['field'])} {shown(error['message'])}" for error in problem.get("errors") or []]
        super().__init__("\n".join(lines))


class Answer:
    def __init__(self, response):
        body = response.read()
        self.headers = response.headers
        self.json = json.loads(body) if body else None


def call(method, path, body=None, headers=None):
    """Sends a request until it is answered. A POST has its effect once, however often it has to be sent: its key stays the same."""
    headers = {"Authorization": f"Bearer {os.environ['ROOST_TOKEN']}", "Accept": "application/json"} | (headers or {})
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    if method == "POST":
        headers["Idempotency-Key"] = str(uuid.uuid4())
    url = urllib.parse.urljoin(os.environ["ROOST_URL"], path)
    for attempt in range(TRIES):
        pause = random.uniform(0.5, 1) * 2**attempt / 4
        try:
            with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method), timeout=35) as response:
                return Answer(response)
        except urllib.error.HTTPError as error:
            try:
                problem = json.load(error)
            except ValueError:
                problem = {}
            # 409 after a try without an answer: the request of that try may be under way still.
            waits = error.code in (429, 502, 503, 504) or (error.code == 409 and attempt > 0 and method == "POST")
            if not waits or attempt + 1 == TRIES:
                raise Refused(error.code, problem) from None
            pause = max(pause, float(error.headers.get("Retry-After") or 0))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if attempt + 1 == TRIES:
                raise
        time.sleep(pause)


def pages(path, **query):
    """Every item of a list: each page's Link names the next one, and what is made meanwhile moves nothing."""
    path += "?" + urllib.parse.urlencode(query)
    while path:
        answer = call("GET", path)
        yield from answer.json["items"]
        link = re.fullmatch(r'<([^>]+)>; rel="next"', answer.headers.get("Link") or "")
        path = link and link[1]


def segment(value):
    return urllib.parse.quote(value, safe="")


def application(app):
    return f"/api/applications/{segment(app)}"


def verdict(deployment):
    path, last = f"/api/deployments/{segment(deployment['id'])}", None
    while True:
        if deployment["status"] != last:
            last = deployment["status"]
            print(f"deployment {deployment['number']} {shown(last)}", flush=True)
        if last in TERMINAL:
            break
        time.sleep(0.5)
        deployment = call("GET", path).json
    if failure := deployment["failure"]:
        print(f"{shown(failure['stage'])} {shown(failure['code'])}: {shown(failure['message'])}", file=sys.stderr)
    return 0 if last == "succeeded" else 2


def projects():
    for project in pages("/api/projects"):
        print(project["id"], project["slug"])


def create(project, slug, image, port=None):
    body = {"projectId": project, "slug": slug, "source": {"type": "image", "image": image}}
    if port:
        body["run"] = {"port": int(port)}
    print(call("POST", "/api/applications", body).json["id"])


def image(app, name):
    # Only what was read is changed: whoever was faster is not overwritten.
    tag = call("GET", application(app)).headers["ETag"]
    call("PATCH", application(app), {"source": {"image": name}}, {"If-Match": tag})


def deploy(app):
    return verdict(call("POST", application(app) + "/deploy", {}).json)


def deployments(app, per_page="50"):
    for item in pages("/api/deployments", applicationId=app, limit=per_page):
        print(item["number"], item["id"], shown(item["status"]), flush=True)


def rollback(app, release=None):
    newest = next(pages("/api/deployments", applicationId=app, limit=1), None)
    if newest is None:
        sys.exit("client: it was never deployed")
    body = {"releaseNumber": int(release)} if release else {}
    return verdict(call("POST", f"/api/deployments/{segment(newest['id'])}/rollback", body).json)


def delete(app):
    call("DELETE", application(app))


COMMANDS = {  # name: function, fewest and most arguments
    "projects": (projects, 0, 0),
    "create": (create, 3, 4),
    "image": (image, 2, 2),
    "deploy": (deploy, 1, 1),
    "deployments": (deployments, 1, 2),
    "rollback": (rollback, 1, 2),
    "delete": (delete, 1, 1),
}


def main(name="", *arguments):
    command, fewest, most = COMMANDS.get(name, (None, 0, 0))
    if command is None or not fewest <= len(arguments) <= most:
        sys.exit(__doc__)
    try:
        return command(*arguments)
    except Refused as refusal:
        print(f"client: {refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"client: {shown(error)}", file=sys.stderr)
        return 6


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
