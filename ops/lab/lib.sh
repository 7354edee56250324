# shellcheck shell=bash
# What the lab's scripts share: where things are, ports, and processes that are started detached and ended by pid.
# Sourced, never run.

shopt -s inherit_errexit
umask 022

OPS_LAB="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
REPO="$(cd "$OPS_LAB/../.." && pwd)"

say() { printf 'lab: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

[ "$(id -u)" = 0 ] || die "run this as root: it installs packages, starts Docker, and starts services with users of their own"

# The default state folder is <repo>/.roost/lab. Postgres and others run as users of their own, which cannot pass through
# a private folder such as /root, and addresses take neither blanks nor much length: the lab then lives in /var/lib and .roost/lab
# points there.
default_lab_dir() {
  local dir="$REPO/.roost/lab" real
  if [ ! -L "$dir" ] && [[ "$dir" =~ ^[A-Za-z0-9/._-]{1,70}$ ]] && runuser -u nobody -- test -x "$REPO"; then
    printf '%s\n' "$dir"
    return
  fi
  real="/var/lib/roost-lab/$(printf '%s' "$REPO" | sha256sum | cut -c1-8)"
  mkdir -p "$real" "$REPO/.roost"
  # A checkout that was moved has a link to where it was.
  if [ -L "$dir" ] || [ ! -d "$dir" ]; then ln -sfn "$real" "$dir"; fi
  printf '%s\n' "$real"
}

ROOST_LAB_DIR="${ROOST_LAB_DIR:-$(default_lab_dir)}"
# Unix socket paths end at 107 bytes.
[ "${#ROOST_LAB_DIR}" -le 70 ] || die "ROOST_LAB_DIR is longer than 70 characters, too long for Unix sockets: $ROOST_LAB_DIR"
ROOST_CACHE_DIR="${ROOST_CACHE_DIR:-${HOME:-/root}/.cache/roost}"
export ROOST_LAB_DIR ROOST_CACHE_DIR

# make_dirs: the state folder itself.
make_dirs() {
  mkdir -p "$ROOST_LAB_DIR"/{pids,log,ports} "$ROOST_CACHE_DIR"
  chmod 0755 "$ROOST_LAB_DIR"
}

# start_time PID: when the kernel says it started; together with the pid this names one process.
start_time() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# Where a process of that name has its pid (with its start time) and its log; a script may put them elsewhere.
pid_file() { printf '%s/pids/%s\n' "$ROOST_LAB_DIR" "$1"; }
log_file() { printf '%s/log/%s.log\n' "$ROOST_LAB_DIR" "$1"; }

# pid_of NAME: the pid of a running part, or nothing.
pid_of() {
  local pid started file
  file="$(pid_file "$1")"
  [ -r "$file" ] || return 1
  read -r pid started <"$file" || return 1
  [ -n "$pid" ] && [ "$(start_time "$pid")" = "$started" ] && ! gone "$pid" && printf '%s\n' "$pid"
}

# spawn NAME USER COMMAND...: starts it detached, without any open file of the caller (locks!), as that user.
spawn() {
  local name=$1 user=$2 pids
  shift 2
  pids="$(pid_file "$name")"
  rm -f "$pids"
  # shellcheck disable=SC2016
  setsid bash -c '
    pids=$1 user=$2; shift 2
    for fd in /proc/$BASHPID/fd/*; do fd=${fd##*/}; [ "$fd" -le 2 ] || eval "exec $fd>&-"; done
    cd /
    printf "%s %s\n" "$$" "$(sed "s/.*) //" "/proc/$$/stat" | cut -d" " -f20)" >"$pids"
    [ "$user" = root ] && exec "$@"
    exec setpriv --reuid "$user" --regid "$user" --init-groups "$@"
  ' spawn "$pids" "$user" "$@" </dev/null >>"$(log_file "$name")" 2>&1 &
  # How it ends one day is told by who asks, not by this shell.
  disown
  await 5 test -s "$pids" || die "$name did not start"
}

# halt NAME [SIGNAL [SECONDS]]: ends it, with KILL after the bound.
halt() {
  local name=$1 signal=${2:-TERM} seconds=${3:-10} pid
  if pid="$(pid_of "$name")"; then
    kill "-$signal" "$pid" 2>/dev/null || true
    if ! await "$seconds" gone "$pid"; then
      say "$name ($pid) did not end in $seconds s: KILL"
      kill -KILL "$pid" 2>/dev/null || true
      await 5 gone "$pid" || die "$name ($pid) cannot be ended"
    fi
  fi
  rm -f "$(pid_file "$name")"
}

# gone PID: it has ended; one that only waits for its parent to notice (a zombie) has.
gone() { case "$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null)" in '' | Z*) ;; *) return 1 ;; esac; }

# await SECONDS COMMAND...: until the command succeeds, at most that long.
await() {
  local until=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "${EPOCHREALTIME/[.,]/}" -lt "$until" ] || return 1
    sleep 0.05
  done
}

# failed NAME: the end of its log, then out.
failed() {
  tail -n 20 "$(log_file "$1")" >&2 || true
  die "$1 is not answering; its log: $(log_file "$1")"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# port_for NAME DEFAULT: the part's port on 127.0.0.1, remembered. ROOST_LAB_<NAME>_PORT fixes it; else the first free one.
port_for() {
  local name=$1 default=$2 fixed file="$ROOST_LAB_DIR/ports/$1" port
  fixed="ROOST_LAB_${name^^}_PORT"
  if pid_of "$name" >/dev/null && [ -s "$file" ]; then cat "$file"; return; fi
  if [ -n "${!fixed:-}" ]; then
    port_is_free "${!fixed}" || die "$fixed=${!fixed}: the port is taken"
    port=${!fixed}
  else
    for port in $(cat "$file" 2>/dev/null) $(seq "$default" $((default + 99))); do port_is_free "$port" && break; done
  fi
  printf '%s\n' "$port" | tee "$file"
}
