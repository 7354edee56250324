# shellcheck shell=bash
# What `run` and `down` share: where this checkout's Roost keeps its state. Sourced, never run.
. "$(dirname "${BASH_SOURCE[0]}")/lab/lib.sh"

state="$REPO/.roost"
pid_file() { if [ "$1" = roostd ]; then echo "$state/roostd.pid"; else printf '%s/pids/%s\n' "$ROOST_LAB_DIR" "$1"; fi; }
log_file() { if [ "$1" = roostd ]; then echo "$state/roostd.log"; else printf '%s/log/%s.log\n' "$ROOST_LAB_DIR" "$1"; fi; }
