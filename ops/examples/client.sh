#!/usr/bin/env bash
# Deploys with the HTTP API of Roost alone, as /api/openapi.json describes it; needs curl and jq.
#
#   ROOST_URL=… ROOST_TOKEN=… client.sh COMMAND
#     projects                             id and slug of each
#     create PROJECT SLUG IMAGE [PORT]     makes an application, prints its id
#     image APP IMAGE                      what its next deployment runs
#     deploy APP                           waits for the verdict
#     deployments APP [PER-PAGE]           number, id and status of each, newest first
#     rollback APP [RELEASE]               waits for the verdict; without a number: the good release before
#     delete APP
#
# Exit status: 0 done, 1 refused, 2 the deployment did not succeed, 6 no answer.
set -euo pipefail

usage() { sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2; exit 1; }
[ $# -gt 0 ] || usage
: "${ROOST_URL:?}" "${ROOST_TOKEN:?}"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
# The token stands in a file that nobody else can read: arguments of a program can be read by all.
printf 'Authorization: Bearer %s\n' "$ROOST_TOKEN" >"$folder/token"

# of FILTER [ARGUMENT...]: what jq makes of the answer on the standard input, as raw text; `shown` is text that others wrote without
# anything that steers a terminal.
of() { jq -r 'def shown: tostring | gsub("\\p{C}"; "?"); '"$1" "${@:2}"; }

# call METHOD PATH [CURL-OPTION...]: prints the answer's body; its header fields are in $folder/headers. Sends a request until it is
# answered. A POST has its effect once, however often it has to be sent: its key stays the same.
call() {
  local method=$1 path=$2 status try pause=0.3 after keyed=()
  shift 2
  [ "$method" != POST ] || keyed=(-H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)")
  for try in 1 2 3 4 5 6; do
    : >"$folder/body"
    status="$(curl -sS -o "$folder/body" -D "$folder/headers" -w '%{http_code}' --max-time 35 -X "$method" -H @"$folder/token" \
      "${keyed[@]}" "$@" "${ROOST_URL%/}$path" 2>"$folder/error")" || status=000
    case "$status" in
      2*) cat "$folder/body"; return ;;
      000 | 429 | 502 | 503 | 504) ;;
      # After a try without an answer: the request of that try may be under way still.
      409) if [ "$try" = 1 ] || [ "$method" != POST ]; then break; fi ;;
      *) break ;;
    esac
    [ "$try" != 6 ] || break
    after="$([ "$status" = 000 ] || header Retry-After)"
    sleep "${after:-$pause}"
    pause="$(jq -n "$pause * 2")"
  done
  if [ "$status" = 000 ]; then
    cat "$folder/error" >&2
    exit 6
  fi
  of '"client: \(.status) \(.code): \(.detail | shown)", ((.errors // [])[] | "  \(.field | shown) \(.message | shown)")' \
    "$folder/body" >&2
  exit 1
}

# header NAME: the value of a header field of the last answer.
header() { sed -nE "s/^$1: *(.*)\r\$/\1/Ip" "$folder/headers"; }

# encoded TEXT: as a part of an address.
encoded() { jq -rn --arg text "$1" '$text | @uri'; }

# each ADDRESS FILTER: what jq makes of every item of a list, page after page; what is made meanwhile moves nothing.
each() {
  local address=$1 filter=$2 page cursor after=
  while :; do
    page="$(call GET "$address${after:+&after=$after}")" || exit
    of ".items[] | $filter" <<<"$page"
    cursor="$(of '.nextCursor // empty' <<<"$page")"
    [ -n "$cursor" ] || break
    after="$(encoded "$cursor")"
  done
}

# verdict: waits for the end of the deployment on the standard input.
verdict() {
  local deployment id status last=
  deployment="$(cat)"
  id="$(of .id <<<"$deployment")"
  while :; do
    status="$(of .status <<<"$deployment")"
    if [ "$status" != "$last" ]; then
      of '"deployment \(.number) \(.status | shown)"' <<<"$deployment"
      last="$status"
    fi
    case "$status" in succeeded | failed | rolled_back | rollback_failed | cancelled | superseded) break ;; esac
    sleep 0.5
    deployment="$(call GET "/api/deployments/$id")" || exit
  done
  of '.failure // empty | "\(.stage | shown) \(.code | shown): \(.message | shown)"' <<<"$deployment" >&2
  [ "$status" = succeeded ] || exit 2
}

# sent METHOD PATH JSON [CURL-OPTION...]
sent() { call "$1" "$2" -H 'Content-Type: application/json' --data-binary "$3" "${@:4}"; }

command=$1
shift
case "$command $#" in
  "projects 0") each '/api/projects?limit=100' '"\(.id) \(.slug)"' ;;
  "create 3" | "create 4")
    body="$(jq -nc --arg project "$1" --arg slug "$2" --arg image "$3" --arg port "${4:-}" \
      '{projectId: $project, slug: $slug, source: {type: "image", image: $image}}
        + if $port == "" then {} else {run: {port: ($port | tonumber)}} end')"
    made="$(sent POST /api/applications "$body")"
    of .id <<<"$made"
    ;;
  "image 2")
    app="/api/applications/$(encoded "$1")"
    # Only what was read is changed: whoever was faster is not overwritten.
    call GET "$app" >/dev/null
    sent PATCH "$app" "$(jq -nc --arg image "$2" '{source: {image: $image}}')" -H "If-Match: $(header ETag)" >/dev/null
    ;;
  "deploy 1")
    deployment="$(sent POST "/api/applications/$(encoded "$1")/deploy" '{}')"
    verdict <<<"$deployment"
    ;;
  "deployments 1" | "deployments 2")
    each "/api/deployments?applicationId=$(encoded "$1")&limit=${2:-50}" '"\(.number) \(.id) \(.status | shown)"'
    ;;
  "rollback 1" | "rollback 2")
    newest="$(call GET "/api/deployments?applicationId=$(encoded "$1")&limit=1")"
    id="$(of '.items[0].id // empty' <<<"$newest")"
    [ -n "$id" ] || { echo "client: it was never deployed" >&2; exit 1; }
    body="$(jq -nc --arg release "${2:-}" 'if $release == "" then {} else {releaseNumber: ($release | tonumber)} end')"
    deployment="$(sent POST "/api/deployments/$id/rollback" "$body")"
    verdict <<<"$deployment"
    ;;
  "delete 1") call DELETE "/api/applications/$(encoded "$1")" ;;
  *) usage ;;
esac
