#pragma once
#include <cblas.h>
#include <lapacke.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>

// OpenBLAS's own memory, which its headers do not declare: a pool of buffers, of which every call takes one.
void *blas_memory_alloc(int procpos);
void blas_memory_free(void *buffer);

// Brings the pool from `taken` to `count` buffers, 64 at most. Where the system gives none, OpenBLAS asks again for ever:
// so it is asked only after a mapping of as many bytes has been had. False when there is no room for them.
static inline bool openblas_take_buffers(int taken, int count, size_t bytes_each) {
    const size_t bytes = bytes_each * (size_t)(count - taken);
    void *probe = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (probe == MAP_FAILED) return false;
    munmap(probe, bytes);
    void *buffers[64];
    if (count > 64) count = 64;
    for (int i = 0; i < count; i++) buffers[i] = blas_memory_alloc(i);
    for (int i = 0; i < count; i++) blas_memory_free(buffers[i]);
    return true;
}
