// How the weights of the engine lie in a model file, written by training and read in place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "neural/bytes.h"
#include "neural/parameter.h"
#include "syntax/model_file.h"

namespace hearsay {

class Network;

inline constexpr std::size_t kWideRow = 8;  // bytes of a row of wide features: one for each label, and one unused
inline constexpr int kRels = static_cast<int>(Rel::punct) + 1;

struct EngineShape {
  std::int32_t word_size = 0, spelling_size = 0, hidden = 0, layers = 0, arc_size = 0, rel_size = 0, tags = 0, rels = 0,
               buckets = 0;
};

// Views into the sections of a file. The first thing that is missing or of a wrong size is kept in status(); what is
// read then is empty.
class EngineFile {
 public:
  explicit EngineFile(const ModelFile& file) : file_(file) {}

  EngineShape shape();
  // The values of a section; `count` of them, or any number when it is 0.
  template <typename T>
  std::span<const T> values(const std::string& name, std::size_t count) {
    const std::string_view bytes = section(name, count * sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  neural::ByteMatrix matrix(const std::string& name, int inputs, int outputs);
  const Status& status() const { return status_; }
  // Keeps what is wrong, unless something was before.
  void fail(std::string what) {
    if (status_.ok()) status_ = Error{std::move(what) + "; train the model anew with script/train"};
  }

 private:
  std::string_view section(const std::string& name, std::size_t size);
  const ModelFile& file_;
  Status status_;
};

// Adds a matrix as EngineFile::matrix() reads it, rounded to bytes; `bias` may be null.
void add_matrix(const std::string& name, const neural::Parameter& w, const neural::Parameter* bias,
                ModelFileWriter& file);

// Adds the sections that EngineFile reads, but for the vocabulary, rounded to bytes.
void add_network(Network& network, ModelFileWriter& file);

}  // namespace hearsay
