// hearsay evaluate: how well hearsay does on data that a user has labelled.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "help.h"
#include "session.h"
#include "syntax/conllu.h"
#include "verbs.h"

namespace hearsay::cli {
namespace {

struct Counter {
  std::size_t hit = 0, system = 0, gold = 0;
  double precision() const { return system == 0 ? 0 : 100.0 * static_cast<double>(hit) / static_cast<double>(system); }
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(hit) / static_cast<double>(gold); }
  double f1() const {
    return system + gold == 0 ? 0 : 200.0 * static_cast<double>(hit) / static_cast<double>(system + gold);
  }
};

void evaluate_trees(Session& session, const Coder& coder, const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes.ok()) return session.complain(bytes.message());
  auto documents = read_conllu(bytes.value());
  if (!documents.ok()) return session.complain(path + ": " + documents.message());
  std::size_t words = 0, upos = 0, lemma = 0, head = 0, labelled = 0;
  for (ConlluDocument& d : documents.value()) {
    const std::vector<Word> gold = d.tree.words;
    std::vector<std::string> lemmas;
    lemmas.reserve(gold.size());
    for (const Word& w : gold) lemmas.emplace_back(w.lemma);
    coder.parse_words(d.tree);
    for (std::size_t i = 0; i < gold.size(); ++i) {
      const Word& mine = d.tree.words[i];
      ++words;
      upos += mine.upos == gold[i].upos;
      lemma += mine.lemma == lemmas[i];
      head += mine.head == gold[i].head;
      labelled += mine.head == gold[i].head && universal(mine.rel) == universal(gold[i].rel);
    }
  }
  const auto percent = [&](std::size_t n) {
    return 100.0 * static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(words, 1));
  };
  put(fmt::format("{}: {} words, given words\n  UPOS {:.2f}  lemmas {:.2f}  UAS {:.2f}  LAS {:.2f}\n", path, words,
                  percent(upos), percent(lemma), percent(head), percent(labelled)));
}

// {"text", "published", "expected": [{"event_type", "actor": [codes], "recipient": [codes], "negated"}]}: the type of
// every event that is not negated, once each.
void evaluate_events(Session& session, const Coder& coder, const std::string& path) {
  std::ifstream file(path);
  if (!file) return session.complain(path + ": cannot be opened");
  std::map<std::string, Counter> by_type;
  Counter all;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (trim(line).empty()) continue;
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("text") || !row["text"].is_string() || !row.contains("expected") ||
        !row["expected"].is_array()) {
      session.complain(fmt::format("{}:{}: not {{\"text\", \"expected\": [...]}}; the line is left out", path, number));
      continue;
    }
    Document document;
    document.text = row["text"].get<std::string>();
    if (row.contains("published") && row["published"].is_string()) {
      document.published = parse_date(row["published"].get<std::string>()).value_or(Date());
    }
    std::multiset<std::string> gold;
    for (const auto& e : row["expected"]) {
      if (e.is_object() && !e.value("negated", false)) gold.insert(e.value("event_type", std::string()));
    }
    for (const std::string& type : gold) ++by_type[type].gold, ++all.gold;
    const Analysis a = coder.code(std::move(document));
    for (const Event& e : a.events) {
      if (e.negated) continue;
      const std::string type(to_string(e.type));
      ++by_type[type].system, ++all.system;
      if (const auto it = gold.find(type); it != gold.end()) {
        gold.erase(it);
        ++by_type[type].hit, ++all.hit;
      }
    }
  }
  put(fmt::format("{}: event types\n  {:<12}{:>6}{:>6}{:>6}{:>7}\n", path, "", "F1", "P", "R", "gold"));
  by_type["all"] = all;
  for (const auto& [type, c] : by_type) {
    put(fmt::format("  {:<12}{:>6.1f}{:>6.1f}{:>6.1f}{:>7}\n", type, c.f1(), c.precision(), c.recall(), c.gold));
  }
}

}  // namespace

void add_evaluate(CLI::App& program, Session& session) {
  CLI::App* verb = add_verb(
      program, "evaluate",
      "How well hearsay does on data of yours: trees (.conllu) or events (.jsonl with \"text\" and \"expected\")",
      "  echo '{\"text\": \"Iran shelled Iraq.\", \"expected\": [{\"event_type\": \"ASSAULT\"}]}' > mine.jsonl\n"
      "  hearsay evaluate mine.jsonl");
  verb->add_option("FILES", session.inputs,
                   "Labelled data: .conllu, or .jsonl {\"text\",\"expected\":[{\"event_type\"}]}")
      ->required()
      ->type_name("");
  add_coder_options(*verb, session);
  verb->callback([&session] {
    const Coder* coder = session.load_coder();
    if (!coder) return;
    for (const std::string& path : session.inputs) {
      if (path.ends_with(".conllu")) {
        evaluate_trees(session, *coder, path);
      } else {
        evaluate_events(session, *coder, path);
      }
    }
  });
}

}  // namespace hearsay::cli
