/* Worker processes: jobs walled off from one another.
 *
 * This process and a worker talk through a socket: a job's number goes one
 * way, a length and as many bytes come back. The end of a worker is the end of
 * its socket, so one poll() sees replies, deaths and signals. */
#include "base/pool.h"

#include "base/memory.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TICK_MS = 200, LAST_WORDS = 2000 };

/* A longer reply is no reply but the noise of a broken worker. */
static const uint64_t LONGEST_REPLY = (uint64_t)256 << 20;

struct worker {
    pid_t process; /* 0: none */
    int socket;
    int words; /* a file in memory: its standard error */
    bool busy, late, dropped;
    size_t job;
    double deadline_ms; /* 0: none */
    struct buffer reply;
};

struct pool {
    const struct pool_work *work;
    const struct pool_limits *limits;
    struct worker *workers; /* limits->workers of them */
    struct pollfd *polls;   /* the signals', then one for each worker */
    size_t next;            /* in work->jobs */
    size_t busy_count;
    int signals; /* a descriptor */
    sigset_t mask_before;
    int signal;    /* the first one that came, or 0 */
    bool stopping; /* hand out no more */
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- in the worker ------------------------------------------------------- */

static bool receive_all(int socket, void *bytes, size_t length)
{
    for (char *at = bytes; length > 0;) {
        ssize_t got = recv(socket, at, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

static bool send_all(int socket, const void *bytes, size_t length)
{
    for (const char *at = bytes; length > 0;) {
        ssize_t put = send(socket, at, length, MSG_NOSIGNAL);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        at += put;
        length -= (size_t)put;
    }
    return true;
}

/* The data of this process in bytes, as RLIMIT_DATA counts it. */
static size_t data_size(void)
{
    size_t pages = 0;
    FILE *stream = fopen("/proc/self/statm", "r");
    if (!stream)
        return 0;
    if (fscanf(stream, "%*u %*u %*u %*u %*u %zu", &pages) != 1)
        pages = 0;
    fclose(stream);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* The limit is put on top of what is there before each job: a job must not
 * fail because of what the worker remembers of those before it. */
static void limit_memory(size_t mib)
{
#ifndef __SANITIZE_ADDRESS__
    struct rlimit limit;
    if (mib == 0 || getrlimit(RLIMIT_DATA, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_DATA, &limit);
    rlim_t most = (rlim_t)data_size() + ((rlim_t)mib << 20);
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    setrlimit(RLIMIT_DATA, &limit);
#else
    (void)mib, (void)data_size;
#endif
}

static _Noreturn void work_until_told(const struct pool *pool, int socket)
{
    struct buffer reply;
    buffer_init(&reply);
    for (uint64_t job; receive_all(socket, &job, sizeof job);) {
        uint64_t length = 0;
        buffer_clear(&reply);
        buffer_add(&reply, &length, sizeof length);
        limit_memory(pool->limits->memory_mib);
        pool->work->perform(pool->work->context, (size_t)job, &reply);
        length = reply.length - sizeof length;
        memcpy(reply.bytes, &length, sizeof length);
        if (!send_all(socket, reply.bytes, reply.length))
            break;
        if (ftruncate(STDERR_FILENO, 0) == 0)
            lseek(STDERR_FILENO, 0, SEEK_SET);
    }
    /* Not exit(): what the parent had left to do at its end is not ours. */
    _exit(0);
}

/* Signals of the terminal go to the whole group; the parent sees to them. The
 * sockets of other workers must not be held open here. */
static void leave_parent(const struct pool *pool, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    sigprocmask(SIG_SETMASK, &pool->mask_before, NULL);
    close(pool->signals);
    for (size_t i = 0; i < pool->limits->workers; i++)
        if (pool->workers[i].process) {
            close(pool->workers[i].socket);
            close(pool->workers[i].words);
        }
}

/* ---- starting and ending workers ----------------------------------------- */

static bool start_worker(struct pool *pool, struct worker *worker)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    int words = memfd_create("last words", MFD_CLOEXEC);
    fflush(NULL);
    pid_t parent = getpid();
    pid_t process = words < 0 ? -1 : fork();
    if (process == 0) {
        leave_parent(pool, parent);
        close(ends[0]);
        dup2(words, STDERR_FILENO);
        close(words);
        work_until_told(pool, ends[1]);
    }
    int reason = errno;
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        if (words >= 0)
            close(words);
        errno = reason;
        return false;
    }
    *worker =
        (struct worker){.process = process, .socket = ends[0], .words = words};
    buffer_init(&worker->reply);
    return true;
}

/* Closes its socket, which ends it, and returns what waitpid() says. */
static int end_worker(struct worker *worker)
{
    int status = 0;
    close(worker->socket);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
        ;
    close(worker->words);
    buffer_release(&worker->reply);
    worker->process = 0;
    return status;
}

static void finish_job(
    struct pool *pool, size_t job, const struct pool_result *result)
{
    if (!pool->work->finish(pool->work->context, job, result))
        pool->stopping = true;
}

static void read_last_words(const struct worker *worker, char *words)
{
    off_t end = lseek(worker->words, 0, SEEK_END);
    off_t start = end > LAST_WORDS ? end - LAST_WORDS : 0;
    ssize_t length = pread(worker->words, words, LAST_WORDS, start);
    words[length > 0 ? length : 0] = '\0';
}

/* A worker whose socket has ended, or that sent what is no reply. */
static void bury_worker(struct pool *pool, struct worker *worker)
{
    char words[LAST_WORDS + 1];
    struct pool_result result = {POOL_DIED, .last_words = words};
    kill(worker->process, SIGKILL);
    size_t job = worker->job;
    bool busy = worker->busy;
    if (worker->late)
        result.fate = POOL_LATE;
    else if (worker->dropped)
        result.fate = POOL_DROPPED;
    read_last_words(worker, words);
    int status = end_worker(worker);
    if (WIFSIGNALED(status))
        result.signal = WTERMSIG(status);
    else
        result.code = WEXITSTATUS(status);
    if (!busy)
        return;
    pool->busy_count--;
    finish_job(pool, job, &result);
}

/* ---- jobs and replies ---------------------------------------------------- */

static bool has_job(const struct pool *pool)
{
    return pool->next < pool->work->count && !pool->stopping;
}

/* A worker that cannot be sent to is seen to be dead by the next poll. */
static void hand_out(struct pool *pool, struct worker *worker)
{
    uint64_t job = pool->work->jobs[pool->next++];
    int seconds = pool->limits->seconds;
    worker->job = (size_t)job;
    worker->busy = true;
    worker->deadline_ms = seconds ? now_ms() + seconds * 1e3 : 0;
    pool->busy_count++;
    send_all(worker->socket, &job, sizeof job);
}

/* Every worker has a job, or there is none left to give. */
static void give_work(struct pool *pool)
{
    for (size_t i = 0; i < pool->limits->workers && has_job(pool); i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->process && !start_worker(pool, worker)) {
            struct pool_result result = {
                POOL_UNSTARTED, .code = errno, .last_words = ""};
            /* Those that are there do the rest. */
            while (pool->busy_count == 0 && has_job(pool))
                finish_job(pool, pool->work->jobs[pool->next++], &result);
            return;
        }
        if (!worker->busy)
            hand_out(pool, worker);
    }
}

/* Takes what has come; the job is finished when its reply is whole. */
static void take_reply(struct pool *pool, struct worker *worker)
{
    char bytes[65536];
    uint64_t length;
    ssize_t got = recv(worker->socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got > 0)
        buffer_add(&worker->reply, bytes, (size_t)got);
    if (worker->reply.length >= sizeof length)
        memcpy(&length, worker->reply.bytes, sizeof length);
    else
        length = 0;
    bool killed = worker->late || worker->dropped;
    if (got <= 0 || killed || !worker->busy || length > LONGEST_REPLY) {
        bury_worker(pool, worker);
        return;
    }
    if (worker->reply.length < sizeof length + length)
        return;
    struct pool_result result = {POOL_DONE,
        .reply = worker->reply.bytes + sizeof length, .length = (size_t)length,
        .last_words = ""};
    worker->busy = false;
    pool->busy_count--;
    finish_job(pool, worker->job, &result);
    buffer_clear(&worker->reply);
}

static void kill_late(struct pool *pool)
{
    double now = now_ms();
    for (size_t i = 0; i < pool->limits->workers; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->process || !worker->busy || worker->late ||
            worker->deadline_ms == 0 || worker->deadline_ms > now)
            continue;
        worker->late = true;
        kill(worker->process, SIGKILL);
    }
}

/* ---- signals ------------------------------------------------------------- */

/* Signals are read from a descriptor; those that are ignored (nohup) stay so.
 */
static void catch_signals(struct pool *pool)
{
    static const int caught[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) {
        struct sigaction action;
        if (sigaction(caught[i], NULL, &action) == 0 &&
            action.sa_handler != SIG_IGN)
            sigaddset(&set, caught[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &pool->mask_before);
    pool->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void take_signals(struct pool *pool)
{
    struct signalfd_siginfo info;
    while (read(pool->signals, &info, sizeof info) == sizeof info) {
        bool second = pool->signal != 0;
        if (!second)
            pool->signal = (int)info.ssi_signo;
        pool->stopping = true;
        for (size_t i = 0; second && i < pool->limits->workers; i++) {
            struct worker *worker = &pool->workers[i];
            worker->dropped = worker->process && worker->busy;
            if (worker->dropped)
                kill(worker->process, SIGKILL);
        }
    }
}

/* ---- the run ------------------------------------------------------------- */

static void wait_for_something(struct pool *pool)
{
    struct pollfd *polls = pool->polls;
    size_t count = pool->limits->workers;
    polls[0] = (struct pollfd){pool->signals, POLLIN, 0};
    for (size_t i = 0; i < count; i++) {
        const struct worker *worker = &pool->workers[i];
        int socket = worker->process ? worker->socket : -1;
        polls[i + 1] = (struct pollfd){socket, POLLIN, 0};
    }
    if (poll(polls, (nfds_t)count + 1, TICK_MS) < 0)
        return;
    if (polls[0].revents)
        take_signals(pool);
    for (size_t i = 0; i < count; i++)
        if (polls[i + 1].revents)
            take_reply(pool, &pool->workers[i]);
}

int pool_run(const struct pool_work *work, const struct pool_limits *limits)
{
    struct pool pool = {.work = work, .limits = limits};
    pool.workers = memory_allocate(limits->workers, sizeof *pool.workers);
    pool.polls = memory_allocate(limits->workers + 1, sizeof *pool.polls);
    catch_signals(&pool);
    for (;;) {
        give_work(&pool);
        if (pool.busy_count == 0 && !has_job(&pool))
            break;
        wait_for_something(&pool);
        kill_late(&pool);
        if (work->tick)
            work->tick(work->context);
    }
    for (size_t i = 0; i < limits->workers; i++)
        if (pool.workers[i].process)
            end_worker(&pool.workers[i]);
    close(pool.signals);
    sigprocmask(SIG_SETMASK, &pool.mask_before, NULL);
    free(pool.polls);
    free(pool.workers);
    return pool.signal;
}
