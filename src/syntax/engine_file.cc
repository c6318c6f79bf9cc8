#include "syntax/engine_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include "syntax/network.h"

namespace hearsay {
namespace {

// Rounds one value in steps.
std::int8_t rounded(float x, float step, int limit) {
  const int n = static_cast<int>(std::lround(x / step));
  return static_cast<std::int8_t>(std::clamp(n, -limit, limit));
}

}  // namespace

void add_matrix(const std::string& name, const neural::Parameter& w, const neural::Parameter* bias,
                ModelFileWriter& file) {
  neural::ByteMatrix m;
  m.inputs = w.rows;
  m.outputs = w.columns;
  const auto stored = static_cast<std::size_t>(m.stored_outputs());
  std::vector<float> scale(stored, 1), biases(stored, 0);
  std::vector<std::int32_t> offset(stored, 0);
  std::vector<std::int8_t> weights(stored * static_cast<std::size_t>(m.stored_inputs()), 0);
  for (int c = 0; c < w.columns; ++c) {
    const auto at = static_cast<std::size_t>(c);
    const auto value = [&](int r) { return w.row(static_cast<std::size_t>(r))[c]; };
    float largest = 1e-6f;
    for (int r = 0; r < w.rows; ++r) largest = std::max(largest, std::fabs(value(r)));
    scale[at] = largest / neural::kByteWeight;
    if (bias != nullptr) biases[at] = bias->value[at];
    for (int r = 0; r < w.rows; ++r) {
      const std::int8_t q = rounded(value(r), scale[at], neural::kByteWeight);
      offset[at] += neural::kByteZero * q;
      weights[static_cast<std::size_t>(((c / 8) * m.groups() + r / 4) * 32 + c % 8 * 4 + r % 4)] = q;
    }
  }
  file.add(name + ".weights", weights);
  file.add(name + ".scale", scale);
  file.add(name + ".offset", offset);
  file.add(name + ".bias", biases);
}

std::string_view EngineFile::section(const std::string& name, std::size_t size) {
  const auto found = file_.section(name);
  if (!found.ok()) {
    if (status_.ok()) status_ = Error{found.message()};
    return {};
  }
  if (size != 0 && found.value().size() != size) {
    fail("section " + name + " has a wrong size");
    return {};
  }
  return found.value();
}

EngineShape EngineFile::shape() {
  const auto values = this->values<EngineShape>("shape", 1);
  if (values.empty()) return {};
  const EngineShape s = values[0];
  const auto fits = [](std::int32_t n, int step) { return n > 0 && n <= (1 << 22) && n % step == 0; };
  const bool good = fits(s.word_size, 16) && fits(s.spelling_size, 16) && fits(s.hidden, 8) && fits(s.layers, 1) &&
                    s.layers <= 16 && fits(s.arc_size, 8) && fits(s.rel_size, 8) && fits(s.tags, 1) &&
                    s.rels == kRels && fits(s.buckets, 1) && s.word_size + s.spelling_size + s.hidden < (1 << 13);
  if (!good) fail("the network is not of this program");
  return good ? s : EngineShape{};
}

neural::ByteMatrix EngineFile::matrix(const std::string& name, int inputs, int outputs) {
  neural::ByteMatrix m;
  m.inputs = inputs;
  m.outputs = outputs;
  const auto stored = static_cast<std::size_t>(m.stored_outputs());
  m.weights = values<std::int8_t>(name + ".weights", stored * static_cast<std::size_t>(m.stored_inputs())).data();
  m.scale = values<float>(name + ".scale", stored).data();
  m.offset = values<std::int32_t>(name + ".offset", stored).data();
  m.bias = values<float>(name + ".bias", stored).data();
  return m;
}

void add_network(Network& network, ModelFileWriter& file) {
  const NetworkShape& n = network.shape();
  const EngineShape shape = {n.word_size, n.spelling_size, n.hidden, n.layers, n.arc_size,
                             n.rel_size,  n.tags,          n.rels,   n.buckets};
  file.add("shape", {reinterpret_cast<const char*>(&shape), sizeof shape});
  std::map<std::string, const neural::Parameter*> all;
  for (const neural::Parameter* p : network.parameters()) all[p->name] = p;

  const neural::Parameter& words = *all.at("words");
  std::vector<std::int8_t> values;
  std::vector<float> scales;
  for (int r = 0; r < words.rows; ++r) {
    const float* row = words.row(static_cast<std::size_t>(r));
    float largest = 1e-6f;
    for (int j = 0; j < words.columns; ++j) largest = std::max(largest, std::fabs(row[j]));
    scales.push_back(largest / 127);
    for (int j = 0; j < words.columns; ++j) values.push_back(rounded(row[j], scales.back(), 127));
  }
  file.add("words", values);
  file.add("words.scale", scales);

  // All rows of spellings have one scale, so that they can be added as they are; few values lie beyond its end.
  const neural::Parameter& spellings = *all.at("buckets");
  std::vector<float> sizes;
  for (const float v : spellings.value) sizes.push_back(std::fabs(v));
  const auto end = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9999 / 10000);
  std::nth_element(sizes.begin(), end, sizes.end());
  const float scale = std::max(*end, 1e-6f) / 127;
  values.clear();
  for (const float v : spellings.value) values.push_back(rounded(v, scale, 127));
  file.add("spellings", values);
  file.add("spellings.scale", std::vector<float>{scale});

  const neural::Parameter& wide = *all.at("name_wide");
  float most = 1e-6f;
  for (const float v : wide.value) most = std::max(most, std::fabs(v));
  values.assign(static_cast<std::size_t>(wide.rows) * kWideRow, 0);
  for (int r = 0; r < wide.rows; ++r) {
    for (int j = 0; j < wide.columns; ++j) {
      values[static_cast<std::size_t>(r) * kWideRow + static_cast<std::size_t>(j)] =
          rounded(wide.row(static_cast<std::size_t>(r))[j], most / 127, 127);
    }
  }
  file.add("name_wide", values);
  file.add("name_wide.scale", std::vector<float>{most / 127});
  for (const auto& [name, p] : all) {
    if (name.ends_with(".wx")) add_matrix(name, *p, all.at(name.substr(0, name.size() - 2) + "bias"), file);
    if (name.ends_with(".wh")) add_matrix(name, *p, nullptr, file);
    if (name.ends_with(".w") && name != "masked.w") {
      const std::string layer = name.substr(0, name.size() - 2);
      add_matrix(layer, *p, all.at(layer + ".b"), file);
    }
  }
  add_matrix("arc_matrix", *all.at("arc_matrix"), all.at("arc_bias"), file);
}

}  // namespace hearsay
