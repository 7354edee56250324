# shellcheck shell=bash
# What `run` and `down` share: where this checkout's Roost keeps its state. Sourced, never run.
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
