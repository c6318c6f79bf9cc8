// For processors with AVX2 and FMA; compiled with their flags.
#define HEARSAY_KERNELS kKernelsAvx2
#define HEARSAY_KERNELS_NAME "avx2"
#include "neural/kernels_body.h"
