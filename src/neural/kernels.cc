#include "neural/kernels.h"

namespace hearsay::neural {

extern const Kernels kKernelsPlain;
#if defined(__x86_64__)
extern const Kernels kKernelsAvx2;
#endif

const Kernels& kernels() {
#if defined(__x86_64__)
  static const Kernels& best =
      __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? kKernelsAvx2 : kKernelsPlain;
#else
  static const Kernels& best = kKernelsPlain;
#endif
  return best;
}

}  // namespace hearsay::neural
