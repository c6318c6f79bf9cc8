#include "neural/bytes.h"

namespace hearsay::neural {

extern const ByteKernels kByteKernelsPlain;
#if defined(__x86_64__)
extern const ByteKernels kByteKernelsAvx2;
#endif

const ByteKernels& byte_kernels() {
#if defined(__x86_64__)
  static const ByteKernels& best = __builtin_cpu_supports("avx2") ? kByteKernelsAvx2 : kByteKernelsPlain;
#else
  static const ByteKernels& best = kByteKernelsPlain;
#endif
  return best;
}

const ByteKernels& plain_byte_kernels() {
  return kByteKernelsPlain;
}

}  // namespace hearsay::neural
