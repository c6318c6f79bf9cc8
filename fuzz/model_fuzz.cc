#include <cstdint>
#include <cstring>
#include <vector>

#include "attribution/scorer.h"
#include "event/party_model.h"
#include "event/relation_model.h"
#include "event/relation_reader.h"
#include "event/trigger_model.h"
#include "reading/reader.h"
#include "syntax/parser.h"

// The bytes of a model that a user trained, of any kind: views of them are made, or they are refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const hearsay::Resources resources;
  std::vector<std::uint64_t> aligned(size / 8 + 1);  // as files are read
  std::memcpy(aligned.data(), data, size);
  const std::string_view bytes(reinterpret_cast<const char*>(aligned.data()), size);
  const auto parser = hearsay::Parser::from_bytes(bytes, "model", resources);
  if (!parser.ok() && !parser.message().starts_with("model:")) __builtin_trap();
  const auto reader = hearsay::Reader::view(bytes, "model", 7);
  if (!reader.ok() && !reader.message().starts_with("model:")) __builtin_trap();
  const auto triggers = hearsay::TriggerModel::view(bytes, "model");
  if (!triggers.ok() && !triggers.message().starts_with("model:")) __builtin_trap();
  const auto relations = hearsay::RelationReader::view(bytes, "model");
  if (!relations.ok() && !relations.message().starts_with("model:")) __builtin_trap();
  const auto parties = hearsay::PartyModel::view(bytes, "model");
  if (!parties.ok() && !parties.message().starts_with("model:")) __builtin_trap();
  (void)hearsay::AttributionScorer::view(bytes);
  (void)hearsay::RelationModel::view(bytes);
  return 0;
}
