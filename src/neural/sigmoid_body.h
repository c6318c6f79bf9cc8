// The functions of an LSTM's gates, for the bodies that are compiled once for each kind of processor.
#pragma once

namespace hearsay::neural {
namespace {

// Cephes' polynomial: e^x to seven digits between -87 and 87.
inline float exp_of(float x) {
  x = x > 87.0f ? 87.0f : x < -87.0f ? -87.0f : x;
  const float z = x * 1.44269504088896341f;
  const int n = static_cast<int>(z + (z < 0 ? -0.5f : 0.5f));
  const float r = x - static_cast<float>(n) * 0.693359375f - static_cast<float>(n) * -2.12194440e-4f;
  float p = 1.9875691500E-4f;
  p = p * r + 1.3981999507E-3f;
  p = p * r + 8.3334519073E-3f;
  p = p * r + 4.1665795894E-2f;
  p = p * r + 1.6666665459E-1f;
  p = p * r + 5.0000001201E-1f;
  p = p * r * r + r + 1.0f;
  union {
    int i;
    float f;
  } two{(n + 127) << 23};
  return p * two.f;
}
inline float sigmoid_of(float x) {
  return 1.0f / (1.0f + exp_of(-x));
}
inline float tanh_of(float x) {
  return 2.0f / (1.0f + exp_of(-2.0f * x)) - 1.0f;
}

}  // namespace
}  // namespace hearsay::neural
