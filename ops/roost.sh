# shellcheck shell=bash
# What `run`, `down` and the benchmarks share: where this checkout's Roost keeps its state, and how an item of a list is found. Sourced,
# never run.
. "$(dirname "${BASH_SOURCE[0]}")/lab/lib.sh"

state="$REPO/.roost"
pid_file() { if [ "$1" = roostd ]; then echo "$state/roostd.pid"; else printf '%s/pids/%s\n' "$ROOST_LAB_DIR" "$1"; fi; }
# exclude: from here to the end of the script, no other `run` or `down` of this checkout.
exclude() {
  mkdir -p "$state"
  # Services with users of their own have their folders below; what is secret has its own mode.
  chmod 0755 "$state"
  exec 8>"$state/lock"
  flock -w 300 8 || die "another 'make run' or 'make down' is at work"
}
log_file() { if [ "$1" = roostd ]; then echo "$state/roostd.log"; else printf '%s/log/%s.log\n' "$ROOST_LAB_DIR" "$1"; fi; }

# item PATH SLUG: the id of the list's item with that slug, or nothing; page by page. `call` is the caller's.
item() {
  local page id after separator='?'
  [[ $1 != *\?* ]] || separator='&'
  after="${separator}limit=100"
  while :; do
    page="$(call GET "$1$after")" || return 1
    id="$(jq -r --arg slug "$2" '[.items[] | select(.slug == $slug) | .id][0] // empty' <<<"$page")"
    after="$(jq -r --arg separator "$separator" '.nextCursor // empty | $separator + "limit=100&after=" + @uri' <<<"$page")"
    if [ -n "$id" ] || [ -z "$after" ]; then break; fi
  done
  printf '%s\n' "$id"
}
