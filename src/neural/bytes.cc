#include "neural/bytes.h"

#include <vector>

namespace hearsay::neural {

extern const ByteKernels kByteKernelsPlain;
#if defined(__x86_64__)
extern const ByteKernels kByteKernelsAvx2, kByteKernelsVnni;
#endif

std::span<const ByteKernels* const> usable_byte_kernels() {
  static const std::vector<const ByteKernels*> usable = [] {
    std::vector<const ByteKernels*> found;
#if defined(__x86_64__)
    const bool avx2 = __builtin_cpu_supports("avx2") != 0;
    if (avx2 && __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vl"))
      found.push_back(&kByteKernelsVnni);
    if (avx2) found.push_back(&kByteKernelsAvx2);
#endif
    found.push_back(&kByteKernelsPlain);
    return found;
  }();
  return usable;
}

const ByteKernels& byte_kernels() {
  static const ByteKernels& best = *usable_byte_kernels().front();
  return best;
}

}  // namespace hearsay::neural
