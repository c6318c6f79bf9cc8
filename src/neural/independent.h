// HEARSAY_INDEPENDENT before a loop: its rounds do not touch what others write, so that several may be done at once.
#pragma once

#if defined(__clang__)
#define HEARSAY_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define HEARSAY_INDEPENDENT _Pragma("GCC ivdep")
#endif
