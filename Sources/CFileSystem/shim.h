#pragma once
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Exchanges what two paths name, in one step: 0, or the system's code of what went wrong. Swift does not see Linux's own
/// `renameat2`, which C libraries only declare for GNU sources.
static inline int exchange_names(const char *one, const char *other) {
    return syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0 ? 0 : errno;
}
