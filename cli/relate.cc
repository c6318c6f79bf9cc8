// hearsay relate: the PLOVER relation between two given mentions.
#include <CLI/CLI.hpp>
#include <cmath>

#include "help.h"
#include "requests.h"
#include "verbs.h"

namespace hearsay::cli {

void add_relate(CLI::App& program, Session& session) {
  CLI::App* verb = add_verb(
      program, "relate", "The PLOVER relation between two given mentions, for every line of JSONL",
      "  echo '{\"id\": \"1\", \"text\": \"Iran met Turkey.\", \"source\": [[0, 4]], \"target\": [[9, 15]]}' |\n"
      "    hearsay relate -");
  verb->add_option("FILES", session.inputs,
                   "JSONL {\"id\",\"text\",\"source\":[[start,end]],\"target\":[[start,end]]}; - for "
                   "standard input")
      ->required()
      ->type_name("");
  add_coder_options(*verb, session);
  verb->callback([&session] {
    session.patterns_only = true;  // the model of relations learned on what patterns find
    const Coder* coder = session.load_coder();
    if (!coder) return;
    answer_requests(session, *coder,
                    [&](const nlohmann::json& request, const Analysis& analysis,
                        const OffsetMap& offsets) -> Result<nlohmann::ordered_json> {
                      const auto source = spans_of(request.value("source", nlohmann::json()), offsets);
                      const auto target = spans_of(request.value("target", nlohmann::json()), offsets);
                      if (!source.ok()) return Error{"source: " + source.message()};
                      if (!target.ok()) return Error{"target: " + target.message()};
                      const Relation r = coder->relate(analysis, source.value(), target.value());
                      nlohmann::ordered_json out;
                      out["id"] = request.value("id", nlohmann::json());
                      out["type"] = to_string(r.type);
                      out["quad"] = quad(r.type);
                      out["confidence"] = std::round(r.confidence * 1000) / 1000;
                      return out;
                    });
  });
}

}  // namespace hearsay::cli
