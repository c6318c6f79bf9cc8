// For any processor.
#define HEARSAY_BYTE_KERNELS kByteKernelsPlain
#define HEARSAY_KERNELS_NAME "plain"
#include "neural/bytes_body.h"
