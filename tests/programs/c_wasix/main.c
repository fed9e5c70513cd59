/* A program of C on a plain libc of preview1, which makes WASIX's calls by the generated header. */

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <wasix.h>

/* Ends the program where something is not as it should be. */
static void check(int holds, const char *what) {
    if (!holds) {
        fprintf(stderr, "c_wasix: %s\n", what);
        exit(1);
    }
}

static void pipes(void) {
    wasix_fd_t reader, writer;
    check(wasix_fd_pipe(&reader, &writer) == WASIX_ERRNO_SUCCESS, "a pipe is made");
    /* The libc knows descriptors by their numbers alone. */
    check(write((int)writer, "through", 7) == 7, "the libc writes to it");
    char bytes[8] = {0};
    wasix_iovec_t part = {.buf = (uint8_t *)bytes, .buf_len = sizeof bytes};
    size_t read = 0;
    check(wasix_fd_read(reader, &part, 1, &read) == WASIX_ERRNO_SUCCESS, "it is read");
    check(read == 7 && strcmp(bytes, "through") == 0, "what was written comes out");
    check(close((int)reader) == 0 && wasix_fd_close(writer) == WASIX_ERRNO_SUCCESS, "both ends are closed");
    check(wasix_fd_close(writer) == WASIX_ERRNO_BADF, "but once");
}

static void places(void) {
    uint8_t path[64];
    size_t length = sizeof path;
    check(wasix_getcwd(path, &length) == WASIX_ERRNO_SUCCESS, "there is a current directory");
    check(length == 1 && path[0] == '/', "it is the root");
    check(wasix_chdir("/nowhere", 8) == WASIX_ERRNO_NOENT, "it cannot be what is not there");
}

static void waiting(void) {
    uint32_t word = 5;
    wasix_option_timestamp_t soon = {.tag = 1, .u = {.some = 1000000}};
    bool woken = true;
    check(wasix_futex_wait(&word, 5, &soon, &woken) == WASIX_ERRNO_SUCCESS, "a sleep on a word");
    check(!woken, "which nobody ends");
    wasix_subscription_t clock = {
        .userdata = 7,
        .u = {.tag = WASIX_EVENTTYPE_CLOCK,
              .u = {.clock = {.id = WASIX_CLOCKID_MONOTONIC, .timeout = 1000000}}},
    };
    wasix_event_t event;
    size_t events = 0;
    check(wasix_poll_oneoff(&clock, &event, 1, &events) == WASIX_ERRNO_SUCCESS, "a wait for a clock");
    check(events == 1 && event.userdata == 7, "which goes off");
}

int main(int argc, char **argv) {
    check(argc == 1 && strcmp(argv[0], "c_wasix") == 0, "the libc has the arguments");
    wasix_pid_t pid = 0;
    check(wasix_proc_id(&pid) == WASIX_ERRNO_SUCCESS && pid != 0, "the process has a number");
    pipes();
    places();
    waiting();
    wasix_option_pid_t anybody = {.tag = 0};
    wasix_join_status_t status;
    check(wasix_proc_join(&anybody, WASIX_JOIN_FLAGS_NON_BLOCKING, &status) == WASIX_ERRNO_CHILD, "no children");
    printf("all is well in C\n");
    fflush(stdout);
    wasix_proc_exit2(7);
    return 1;
}
