#include <algorithm>
#include <map>

#include "base/strings.h"
#include "syntax/lemmatiser.h"
#include "syntax/train_data.h"

namespace hearsay {
namespace {

using Counts = std::map<std::string, int>;

const std::string& most_frequent(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

// Rules for endings of one to kLemmaSuffix bytes, the longest first to be asked. Whole forms are kept where the endings
// fail.
std::string train_lemmatiser(const Treebank& bank) {
  std::map<std::pair<std::string, std::string>, Counts> forms;    // (form, xpos)
  std::map<std::string, std::map<std::string, Counts>> suffixes;  // xpos, suffix
  for (const Example& e : bank.examples) {
    if (e.altered) continue;
    for (const Word& w : e.words) {
      if (w.lemma.empty()) continue;
      ++forms[{lower(w.form), std::string(w.xpos)}][lemma_rule(lower(w.form), lower(w.lemma))];
    }
  }
  for (const auto& [key, counts] : forms) {
    const auto& [form, xpos] = key;
    const std::string& rule = most_frequent(counts);
    if (rule[0] == '=') continue;
    for (std::size_t n = 1; n <= std::min(kLemmaSuffix, form.size()); ++n) {
      ++suffixes[xpos][form.substr(form.size() - n)][rule];  // by types, not tokens
    }
  }
  std::map<std::uint32_t, std::string> table;
  for (const auto& [xpos, endings] : suffixes) {
    for (const auto& [ending, counts] : endings) {
      const std::string& rule = most_frequent(counts);
      if (counts.at(rule) < 2 && ending.size() > 3) continue;
      table[lemma_suffix_key(ending, xpos)] = rule;
    }
  }
  const auto by_ending = [&](const std::string& form, const std::string& xpos) -> std::string {
    for (std::size_t n = std::min(kLemmaSuffix, form.size()); n > 0; --n) {
      const auto it = table.find(lemma_suffix_key(form.substr(form.size() - n), xpos));
      if (it != table.end()) return it->second;
    }
    return "0";
  };
  std::map<std::uint32_t, std::string> exceptions;
  for (const auto& [key, counts] : forms) {
    const std::string& rule = most_frequent(counts);
    if (by_ending(key.first, key.second) != rule) exceptions[lemma_form_key(key.first, key.second)] = rule;
  }
  table.insert(exceptions.begin(), exceptions.end());

  std::map<std::string, std::uint16_t> ids;
  std::string rules;
  for (const auto& [key, rule] : table) {
    if (ids.size() < 0xFFFF && ids.emplace(rule, ids.size()).second) rules += (rules.empty() ? "" : "\n") + rule;
  }
  const std::uint32_t sizes[2] = {static_cast<std::uint32_t>(table.size() * 5 / 4 + 8),
                                  static_cast<std::uint32_t>(rules.size())};
  std::vector<Lemmatiser::Slot> slots(sizes[0]);
  for (const auto& [key, rule] : table) {
    std::size_t at = static_cast<std::size_t>(std::uint64_t{key} * slots.size() >> 32);
    while (slots[at].used) at = at + 1 == slots.size() ? 0 : at + 1;
    slots[at] = {key, ids.at(rule), 1};
  }
  std::string out(reinterpret_cast<const char*>(sizes), sizeof sizes);
  out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(slots[0]));
  return out + rules;
}

}  // namespace hearsay
