// For processors that multiply bytes and add the products in one instruction; compiled with their flags.
#define HEARSAY_BYTE_KERNELS kByteKernelsVnni
#define HEARSAY_KERNELS_NAME "avx512vnni"
#include "neural/bytes_body.h"
