// hearsay factuality: how sure a text makes us that given events happened.
#include <CLI/CLI.hpp>
#include <cmath>

#include "help.h"
#include "requests.h"
#include "verbs.h"

namespace hearsay::cli {

void add_factuality(CLI::App& program, Session& session) {
  CLI::App* verb = add_verb(
      program, "factuality", "How sure the text makes us that given events happened, -3 to 3, for every line of JSONL",
      "  echo '{\"id\": \"1\", \"text\": \"They failed to agree.\", \"targets\": [{\"span\": [15, 20]}]}' |\n"
      "    hearsay factuality -");
  verb->add_option("FILES", session.inputs,
                   "JSONL {\"id\",\"text\",\"targets\":[{\"span\":[start,end]}]}; - for standard input")
      ->required()
      ->type_name("");
  add_coder_options(*verb, session);
  verb->callback([&session] {
    const Coder* coder = session.load_coder();
    if (!coder) return;
    answer_requests(
        session, *coder,
        [&](const nlohmann::json& request, const Analysis& analysis,
            const OffsetMap& offsets) -> Result<nlohmann::ordered_json> {
          nlohmann::json scores = nlohmann::json::array();
          if (!request.contains("targets") || !request["targets"].is_array()) {
            return Error{"\"targets\" is missing: [{\"span\": [start, end]}, ...]"};
          }
          for (const auto& target : request["targets"]) {
            const auto spans = spans_of(
                nlohmann::json::array({target.is_object() ? target.value("span", nlohmann::json()) : target}), offsets);
            if (!spans.ok()) return Error{"targets: " + spans.message()};
            const WordId word = analysis.tree.head_of(spans.value().front());
            const double score = word.valid() ? coder->factuality(analysis, word) : 0;
            scores.push_back(std::round(score * 1000) / 1000);
          }
          nlohmann::ordered_json out;
          out["id"] = request.value("id", nlohmann::json());
          out["scores"] = scores;
          return out;
        });
  });
}

}  // namespace hearsay::cli
