// For any processor.
#define HEARSAY_KERNELS kKernelsPlain
#define HEARSAY_KERNELS_NAME "plain"
#include "neural/kernels_body.h"
