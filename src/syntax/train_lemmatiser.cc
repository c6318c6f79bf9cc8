#include <algorithm>
#include <map>

#include "base/strings.h"
#include "syntax/lemmatiser.h"
#include "syntax/train_corpus.h"

namespace hearsay {
namespace {

using Counts = std::map<std::string, int>;

const std::string& most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

using Table = std::map<std::uint32_t, std::pair<std::string, std::string>>;  // key to rule and
                                                                             // second-best rule

std::string pack(const Table& table) {
  std::map<std::string, std::uint16_t> ids;
  std::string rules;
  const auto id = [&](const std::string& rule) {
    if (rule.empty()) return Lemmatiser::kNoRule;
    const auto [it, added] = ids.emplace(rule, static_cast<std::uint16_t>(ids.size()));
    if (added) rules += (rules.empty() ? "" : "\n") + rule;
    return it->second;
  };
  std::vector<Lemmatiser::Slot> slots(table.size() * 5 / 4 + 8);
  for (const auto& [key, both] : table) {
    std::size_t at = static_cast<std::size_t>(std::uint64_t{key} * slots.size() >> 32);
    while (slots[at].key != 0) at = at + 1 == slots.size() ? 0 : at + 1;
    slots[at].key = key;
    slots[at].rule = id(both.first);
    slots[at].other = id(both.second);
  }
  const std::uint32_t sizes[2] = {static_cast<std::uint32_t>(slots.size()), static_cast<std::uint32_t>(rules.size())};
  std::string out(reinterpret_cast<const char*>(sizes), sizeof sizes);
  out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(slots[0]));
  return out + rules;
}

}  // namespace

// Rules for the endings of inflected words, of one to kLemmaSuffix bytes, counted over different forms; and for the
// whole forms for which the endings fail.
std::string train_lemmatiser(const TrainCorpus& corpus, const Vocabulary& vocabulary) {
  std::map<std::pair<std::string, std::string>, Counts> forms;    // (form, xpos)
  std::map<std::pair<std::string, std::string>, Counts> endings;  // (ending, xpos)
  for (const TrainSentence& s : corpus.sentences) {
    for (const Word& w : s.words) {
      if (w.lemma.empty()) continue;
      const bool name = w.upos == Upos::PROPN || w.xpos.starts_with("NNP");
      const std::string lemma = name ? lower(w.lemma) : std::string(w.lemma);
      ++forms[{lower(w.form), std::string(w.xpos)}][lemma_rule(lower(w.form), lemma)];
    }
  }
  for (const auto& [key, counts] : forms) {
    const auto& [form, xpos] = key;
    const std::string& rule = most_frequent(counts);
    if (!inflected(xpos) || rule[0] == '=' || rule[0] == '^' || rule.size() > 4) continue;
    for (std::size_t n = 1; n <= std::min(kLemmaSuffix, form.size()); ++n) {
      ++endings[{form.substr(form.size() - n), xpos}][rule];
    }
  }
  Table table;
  for (const auto& [key, counts] : endings) {
    const std::string& rule = most_frequent(counts);
    if (counts.at(rule) < 2 && key.first.size() > 3) continue;
    Counts rest = counts;
    rest.erase(rule);
    table[lemma_suffix_key(key.first, key.second)] = {rule, rest.empty() ? "" : most_frequent(rest)};
  }
  // With the endings alone, to see which forms they fail.
  const std::string endings_only = pack(table);
  const Inflections none;
  const auto lemmatiser = Lemmatiser::view(endings_only, vocabulary, &none);
  std::string lemma;
  for (const auto& [key, counts] : forms) {
    Word w;
    w.form = key.first;
    w.xpos = key.second;
    lemmatiser.value().lemma(w, Casing::upper, lemma);
    std::string wanted = key.first;
    const std::string& rule = most_frequent(counts);
    apply_lemma_rule(rule, wanted);
    const bool name = key.second.starts_with("NNP");
    if ((name ? lower(lemma) : lemma) != wanted) table[lemma_form_key(key.first, key.second)] = {rule, ""};
  }
  return pack(table);
}

}  // namespace hearsay
