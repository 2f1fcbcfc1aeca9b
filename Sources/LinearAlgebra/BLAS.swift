import COpenBLAS
import Synchronization

/// The BLAS routines in use, column-major, one wrapper each. Pointers must hold what the shapes say.
package enum BLAS {
    /// Parallelism is over the elimination tree, so every BLAS call gets one thread.
    package static func useOneThread() { openblas_set_num_threads(1) }

    /// Address space of one of OpenBLAS's buffers: 128 MiB in its builds for x86-64 and less in others, and its guard. Pages
    /// become memory only as they are used.
    package static let bufferBytes = 132 << 20

    /// Takes the buffers that OpenBLAS works in, one for each of the threads that will call it at once, before anything
    /// needs them; false when there is no room. A call that finds no buffer later would try for one for ever.
    package static func takeBuffers(threads: Int) -> Bool {
        buffersTaken.withLock { taken in
            let threads = min(threads, mostBuffers)
            if threads <= taken { return true }
            guard openblas_take_buffers(Int32(taken), Int32(clamping: threads), bufferBytes) else { return false }
            taken = threads
            return true
        }
    }

    /// OpenBLAS's builds for distributions hold twice as many as this; asked for more than it can hold, it ends the process.
    private static let mostBuffers = 64

    /// The pool is the library's, and so is this count of it.
    private static let buffersTaken = Mutex(0)

    /// C (m×n) ← C − A (m×k)·Bᵀ (n×k).
    @inlinable
    package static func subtractProductTransposed(
        m: Int, n: Int, k: Int, a: UnsafePointer<Double>, lda: Int, b: UnsafePointer<Double>, ldb: Int,
        c: UnsafeMutablePointer<Double>, ldc: Int
    ) {
        cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasTrans, Int32(m), Int32(n), Int32(k), -1, a, Int32(lda), b, Int32(ldb), 1,
            c, Int32(ldc))
    }

    /// B (m×n) ← B·L⁻ᵀ, L (n×n) unit lower triangular.
    @inlinable
    package static func solveUnitLowerTransposedRight(
        m: Int, n: Int, l: UnsafePointer<Double>, ldl: Int, b: UnsafeMutablePointer<Double>, ldb: Int
    ) {
        cblas_dtrsm(
            CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasUnit, Int32(m), Int32(n), 1, l, Int32(ldl), b,
            Int32(ldb))
    }

    /// C (m×n) ← C − A (m×k)·B (k×n).
    static func subtractProduct(
        m: Int, n: Int, k: Int, a: UnsafePointer<Double>, lda: Int, b: UnsafePointer<Double>, ldb: Int,
        c: UnsafeMutablePointer<Double>, ldc: Int
    ) {
        cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), -1, a, Int32(lda), b, Int32(ldb),
            1, c, Int32(ldc))
    }

    /// B (m×n) ← L⁻¹·B, L (m×m) unit lower triangular.
    static func solveUnitLower(
        m: Int, n: Int, l: UnsafePointer<Double>, ldl: Int, b: UnsafeMutablePointer<Double>, ldb: Int
    ) {
        cblas_dtrsm(
            CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasUnit, Int32(m), Int32(n), 1, l, Int32(ldl), b,
            Int32(ldb))
    }

    /// y (m) ← y + α·A·x, A (m×n).
    @inlinable
    package static func addProduct(
        m: Int, n: Int, alpha: Double, a: UnsafePointer<Double>, lda: Int, x: UnsafePointer<Double>,
        y: UnsafeMutablePointer<Double>
    ) {
        cblas_dgemv(CblasColMajor, CblasNoTrans, Int32(m), Int32(n), alpha, a, Int32(lda), x, 1, 1, y, 1)
    }

    /// y (n) ← y + α·Aᵀ·x, A (m×n).
    @inlinable
    package static func addTransposeProduct(
        m: Int, n: Int, alpha: Double, a: UnsafePointer<Double>, lda: Int, x: UnsafePointer<Double>,
        y: UnsafeMutablePointer<Double>
    ) {
        cblas_dgemv(CblasColMajor, CblasTrans, Int32(m), Int32(n), alpha, a, Int32(lda), x, 1, 1, y, 1)
    }
}
