#include <cstdint>
#include <string>

#include "mention/actor_table.h"

// A user's tables of actors: each row has the columns of its table or is complained of in one line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto problem = [](const std::string& line) {
    if (line.empty()) __builtin_trap();
  };
  for (const char* file : {"lexicon/actors/groups.tsv", "lexicon/actors/countries.tsv", "lexicon/actors/types.tsv"}) {
    const hearsay::ActorTable table = hearsay::read_actor_table({file, bytes}, problem);
    for (const hearsay::ActorRow& row : table.rows) {
      for (const std::string_view column : row.columns) {
        hearsay::parse_row_date(column, false);
        hearsay::parse_row_date(column, true);
      }
    }
  }
  return 0;
}
