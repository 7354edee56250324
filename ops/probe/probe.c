/*
 * probe: the health check that Roost mounts into a service's containers. It needs nothing of their image: static, no
 * libc data files, no DNS, no shell.
 *
 *   probe http PORT PATH [--status LOW-HIGH] [--timeout MS]   exit 0 when the answer's status is in LOW-HIGH (200-399)
 *   probe tcp PORT [--timeout MS]                             exit 0 when a connection is accepted
 *
 * It connects to 127.0.0.1, then to ::1, and takes at most MS (3000) milliseconds in all, whatever the peer does.
 * Exit status: 0 healthy, 1 not healthy, 2 wrong use. One line on standard output says why.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { healthy = 0, unhealthy = 1, misused = 2 };
enum { path_limit = 1024, line_limit = 64, timeout_limit = 600000 };

static long long deadline;

static long long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Says why and returns the exit status. A full or closed pipe does not matter. */
static int answer(int status, const char *why, const char *detail) {
    char line[256];
    size_t used = 0;
    const char *parts[] = {why, detail, "\n"};
    for (int i = 0; i < 3; i++) {
        size_t length = strlen(parts[i]);
        if (length > sizeof line - used - 1) length = sizeof line - used - 1;
        memcpy(line + used, parts[i], length);
        used += length;
    }
    if (write(1, line, used) < 0) return status;
    return status;
}

/* Waits until the socket is ready for events: 1 ready, 0 out of time. */
static int wait_for(int fd, short events) {
    for (;;) {
        long long left = deadline - now_ms();
        if (left <= 0) return 0;
        struct pollfd p = {.fd = fd, .events = events};
        int n = poll(&p, 1, (int)left);
        if (n > 0) return 1;
        if (n == 0) return 0;
        if (errno != EINTR) return 0;
    }
}

/* A loopback connection to a port nobody listens on can meet itself when the kernel picks that port for this end. */
static int is_own_end(int fd, unsigned short port) {
    struct sockaddr_in6 end;
    socklen_t size = sizeof end;
    /* The port is at the same place in both families. */
    return getsockname(fd, (struct sockaddr *)&end, &size) == 0 && end.sin6_port == htons(port);
}

/* A connected non-blocking socket, or -1 with errno set. */
static int connect_to(int family, unsigned short port) {
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    const struct sockaddr *address = family == AF_INET ? (const struct sockaddr *)&v4 : (const struct sockaddr *)&v6;
    socklen_t length = family == AF_INET ? sizeof v4 : sizeof v6;
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    int error = 0;
    if (connect(fd, address, length) < 0) {
        error = errno;
        if (error == EINPROGRESS) {
            socklen_t size = sizeof error;
            if (!wait_for(fd, POLLOUT)) error = ETIMEDOUT;
            else if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) < 0) error = errno;
        }
    }
    if (error == 0 && is_own_end(fd, port)) error = ECONNREFUSED;
    if (error == 0) return fd;
    close(fd);
    errno = error;
    return -1;
}

static int connect_loopback(unsigned short port) {
    int fd = connect_to(AF_INET, port);
    if (fd >= 0) return fd;
    int first = errno;
    fd = connect_to(AF_INET6, port);
    if (fd < 0) errno = first;
    return fd;
}

static const char *reason(int error) {
    switch (error) {
    case ECONNREFUSED: return "connection refused";
    case ETIMEDOUT: return "no answer in time";
    default: return "cannot connect";
    }
}

static int send_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t n = send(fd, bytes, count, MSG_NOSIGNAL);
        if (n > 0) {
            bytes += n;
            count -= (size_t)n;
        } else if (n < 0 && errno != EINTR && errno != EAGAIN) {
            return 0;
        } else if (!wait_for(fd, POLLOUT)) {
            return 0;
        }
    }
    return 1;
}

/* The first bytes of the answer, up to the status code and what follows it: "HTTP/1.1 200 ". */
enum { status_line_prefix = 13 };

static int read_status(int fd, char line[line_limit], const char **why) {
    size_t used = 0;
    *why = "the connection was closed before a status line";
    while (used < status_line_prefix) {
        if (!wait_for(fd, POLLIN)) {
            *why = "no answer in time";
            return -1;
        }
        ssize_t n = recv(fd, line + used, line_limit - used, 0);
        if (n == 0) break;
        if (n < 0 && errno != EINTR && errno != EAGAIN) return -1;
        if (n > 0) used += (size_t)n;
    }
    /* "HTTP/1.1 200" and nothing more is a status line too when the peer closed. */
    if (used < 12) return -1;
    *why = "not an HTTP answer";
    if (memcmp(line, "HTTP/1.", 7) != 0 || line[7] < '0' || line[7] > '9' || line[8] != ' ') return -1;
    int status = 0;
    for (int i = 9; i < 12; i++) {
        if (line[i] < '0' || line[i] > '9') return -1;
        status = status * 10 + (line[i] - '0');
    }
    if (used > 12 && line[12] != ' ' && line[12] != '\r' && line[12] != '\n') return -1;
    return status;
}

static int probe_http(unsigned short port, const char *path, int low, int high) {
    static const char before[] = "GET ";
    static const char after[] =
        " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: roost-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    int fd = connect_loopback(port);
    if (fd < 0) return answer(unhealthy, reason(errno), "");
    char request[sizeof before + path_limit + sizeof after];
    size_t length = strlen(path), used = sizeof before - 1;
    memcpy(request, before, used);
    memcpy(request + used, path, length);
    used += length;
    memcpy(request + used, after, sizeof after - 1);
    used += sizeof after - 1;
    if (!send_all(fd, request, used)) return answer(unhealthy, "the request could not be sent", "");
    char line[line_limit];
    const char *why;
    int status = read_status(fd, line, &why);
    if (status < 0) return answer(unhealthy, why, "");
    char code[4] = {line[9], line[10], line[11], 0};
    return answer(status >= low && status <= high ? healthy : unhealthy, "status ", code);
}

static int probe_tcp(unsigned short port) {
    int fd = connect_loopback(port);
    if (fd < 0) return answer(unhealthy, reason(errno), "");
    return answer(healthy, "connected", "");
}

/* A decimal number from low to high that ends at the character end; where says what follows it. */
static int number(const char *text, long low, long high, char end, const char **where) {
    long value = 0;
    const char *c = text;
    for (; *c >= '0' && *c <= '9'; c++) {
        value = value * 10 + (*c - '0');
        if (value > high) return -1;
    }
    if (c == text || *c != end || value < low) return -1;
    if (where) *where = c + 1;
    return (int)value;
}

/* A path of the URL: begins with '/', printable ASCII without spaces, so that it cannot end the request line. */
static int valid_path(const char *path) {
    size_t length = strlen(path);
    if (path[0] != '/' || length > path_limit) return 0;
    for (size_t i = 0; i < length; i++)
        if (path[i] <= ' ' || path[i] >= 0x7f) return 0;
    return 1;
}

static int usage(void) {
    return answer(misused, "usage: probe http PORT PATH [--status LOW-HIGH] [--timeout MS] | probe tcp PORT [--timeout MS]", "");
}

int main(int count, char **words) {
    signal(SIGPIPE, SIG_IGN);
    int is_http = count >= 4 && strcmp(words[1], "http") == 0;
    int is_tcp = count >= 3 && strcmp(words[1], "tcp") == 0;
    if (!is_http && !is_tcp) return usage();
    int port = number(words[2], 1, 65535, 0, NULL), low = 200, high = 399, timeout = 3000;
    if (port < 0 || (is_http && !valid_path(words[3]))) return usage();
    for (int i = is_http ? 4 : 3; i < count; i += 2) {
        const char *rest;
        if (i + 1 >= count) return usage();
        if (is_http && strcmp(words[i], "--status") == 0) {
            low = number(words[i + 1], 100, 999, '-', &rest);
            high = low < 0 ? -1 : number(rest, low, 999, 0, NULL);
            if (high < 0) return usage();
        } else if (strcmp(words[i], "--timeout") == 0) {
            timeout = number(words[i + 1], 1, timeout_limit, 0, NULL);
            if (timeout < 0) return usage();
        } else {
            return usage();
        }
    }
    deadline = now_ms() + timeout;
    return is_http ? probe_http((unsigned short)port, words[3], low, high) : probe_tcp((unsigned short)port);
}
