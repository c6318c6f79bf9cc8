// For processors with AVX2; compiled with their flags.
#define HEARSAY_BYTE_KERNELS kByteKernelsAvx2
#define HEARSAY_KERNELS_NAME "avx2"
#include "neural/bytes_body.h"
