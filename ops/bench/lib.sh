# shellcheck shell=bash
# What the measurements share: a Roost built for release and running, the clock, medians. Sourced, never run.
. "$(dirname "${BASH_SOURCE[0]}")/../roost.sh"

# shellcheck disable=SC2034
repetitions="${BENCH_REPS:-5}"
# shellcheck disable=SC2034
work="$(mktemp -d)"
# shellcheck source=/dev/null
. "$state/env"
# shellcheck source=/dev/null
. "$ROOST_LAB_DIR/env"

now_ms() { local now=${EPOCHREALTIME/[.,]/}; printf '%s\n' "${now%???}"; }
# median FILE: of one number a line.
median() { sort -g "$1" | awk '{v[NR] = $1} END {if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
# figure NAME VALUE [WHAT IS WANTED]
figure() { printf '| %-58s | %12s | %-22s |\n' "$1" "$2" "${3:-}"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }

# call METHOD PATH [BODY]
call() {
  curl -fsS --max-time 30 -X "$1" -H "Authorization: Bearer $ROOST_TOKEN" -H 'Content-Type: application/json' ${3:+--data "$3"} "$ROOST_URL$2"
}
status_of() { call GET "/api/deployments/$1" | jq -r .status; }
ended() { case "$(status_of "$1")" in succeeded | failed | rolled_back | rollback_failed | cancelled | superseded) ;; *) return 1 ;; esac; }

# project SLUG, application PROJECT SLUG SOURCE: ids, made when they are missing.
project() {
  local id team
  id="$(item /api/projects "$1")"
  team="$(call GET /api/me | jq -r '.teams[0].id')"
  [ -n "$id" ] || id="$(call POST /api/projects "$(jq -n --arg team "$team" --arg slug "$1" '{teamId: $team, slug: $slug, name: $slug}')" | jq -r .id)"
  printf '%s\n' "$id"
}
application() {
  local id
  id="$(item "/api/applications?projectId=$1" "$2")"
  [ -n "$id" ] || id="$(call POST /api/applications "$(jq -n --arg project "$1" --arg slug "$2" --argjson source "$3" \
    '{projectId: $project, environment: "production", slug: $slug, source: $source, run: {port: 8080}}')" | jq -r .id)"
  printf '%s\n' "$id"
}

# pause_services, resume_services: of all tasks on the engine. Each check of a container's health is a tree of processes of some 15 ms, and
# with several services whose checks fall together they would be the slowest hundredth of every server's answers, the peers' as well.
paused=()
pause_services() {
  mapfile -t paused < <(docker ps -q --filter label=com.docker.swarm.task --filter status=running)
  [ ${#paused[@]} = 0 ] || docker pause "${paused[@]}" >/dev/null
}
resume_services() {
  [ ${#paused[@]} = 0 ] || docker unpause "${paused[@]}" >/dev/null || true
  paused=()
}
