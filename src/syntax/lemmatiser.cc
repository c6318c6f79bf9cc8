#include "syntax/lemmatiser.h"

#include <algorithm>
#include <cstring>

#include "base/strings.h"
#include "syntax/hashing.h"

namespace hearsay {

std::uint32_t lemma_form_key(std::string_view lower_form, std::string_view xpos) {
  return static_cast<std::uint32_t>(feature(1, hash_string(lower_form), hash_string(xpos)) >> 32) | 1u;
}
std::uint32_t lemma_suffix_key(std::string_view suffix, std::string_view xpos) {
  return static_cast<std::uint32_t>(feature(2, hash_string(suffix), hash_string(xpos)) >> 32) | 1u;
}

bool inflected(std::string_view xpos) {
  for (const std::string_view tag : {"NNS", "NNPS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS"}) {
    if (xpos == tag) return true;
  }
  return false;
}

std::string lemma_rule(std::string_view lower_form, std::string_view lemma) {
  const std::string lower_lemma = lower(lemma);
  if (!lemma.empty() && lemma[0] != lower_lemma[0]) return "^" + lemma_rule(lower_form, lower_lemma);
  std::size_t same = 0;
  while (same < lower_form.size() && same < lower_lemma.size() && lower_form[same] == lower_lemma[same]) ++same;
  const std::size_t cut = lower_form.size() - same;
  if (cut > 9 || (same == 0 && !lower_form.empty())) return "=" + lower_lemma;
  return static_cast<char>('0' + cut) + lower_lemma.substr(same);
}

bool apply_lemma_rule(std::string_view rule, std::string& form) {
  if (rule.empty()) return false;
  if (rule[0] == '^') {
    if (!apply_lemma_rule(rule.substr(1), form)) return false;
    if (form[0] >= 'a' && form[0] <= 'z') form[0] = static_cast<char>(form[0] - 'a' + 'A');
    return true;
  }
  if (rule[0] == '=') {
    form = rule.substr(1);
    return true;
  }
  const auto cut = static_cast<std::size_t>(rule[0] - '0');
  if (cut > form.size() || (cut == form.size() && rule.size() == 1)) return false;
  const std::size_t kept = form.size() - cut;
  if (cut > 0 && (static_cast<unsigned char>(form[kept]) & 0xC0) == 0x80) return false;  // inside a code point
  form.resize(kept);
  form += rule.substr(1);
  return true;
}

// Layout: number of slots and of bytes of rules (32 bits each), the slots of an open-addressing table, the rules, one a
// line.
Result<Lemmatiser> Lemmatiser::view(std::string_view bytes, const Vocabulary& vocabulary,
                                    const Inflections* inflections) {
  std::uint32_t sizes[2];
  const Error damaged{"damaged lemma rules in a model; train it anew with script/train"};
  if (bytes.size() < sizeof sizes) return damaged;
  std::memcpy(sizes, bytes.data(), sizeof sizes);
  if (bytes.size() != sizeof sizes + std::size_t{sizes[0]} * sizeof(Slot) + sizes[1] || sizes[0] == 0) return damaged;
  Lemmatiser lemmatiser;
  lemmatiser.vocabulary_ = vocabulary;
  lemmatiser.inflections_ = inflections;
  lemmatiser.slots_ = {reinterpret_cast<const Slot*>(bytes.data() + sizeof sizes), sizes[0]};
  lemmatiser.rules_ = split(bytes.substr(bytes.size() - sizes[1]), '\n');
  for (const Slot& s : lemmatiser.slots_) {
    const bool fits = s.rule < lemmatiser.rules_.size() && (s.other == kNoRule || s.other < lemmatiser.rules_.size());
    if (s.key != 0 && !fits) return damaged;
  }
  return lemmatiser;
}

const Lemmatiser::Slot* Lemmatiser::find(std::uint32_t key) const {
  std::size_t at = static_cast<std::size_t>(std::uint64_t{key} * slots_.size() >> 32);
  for (; slots_[at].key != 0; at = at + 1 == slots_.size() ? 0 : at + 1) {
    if (slots_[at].key == key) return &slots_[at];
  }
  return nullptr;
}

// "villagers", "echelons"; not "boss", "crisis", "campus", "politics".
bool is_plain_plural(std::string_view word, std::string_view xpos) {
  if (xpos != "NNS" || word.size() < 5 || !word.ends_with('s') || is_digit(word[0])) return false;
  return !word.ends_with("ss") && !word.ends_with("is") && !word.ends_with("us") && !word.ends_with("ics");
}

// The rule of the longest ending that makes a known word; else that of the longest ending. A plural stays as it is only
// where it has to.
void Lemmatiser::by_ending(std::string_view xpos, std::string& word) const {
  const bool plural = is_plain_plural(word, xpos);
  std::string first, candidate;
  for (std::size_t n = std::min(kLemmaSuffix, word.size()); n > 0; --n) {
    const Slot* slot = find(lemma_suffix_key(std::string_view(word).substr(word.size() - n), xpos));
    if (slot == nullptr) continue;
    for (const std::uint16_t rule : {slot->rule, slot->other}) {
      candidate = word;
      if (rule == kNoRule || !apply_lemma_rule(rules_[rule], candidate)) continue;
      if (first.empty()) first = candidate;
      if (vocabulary_.contains(candidate) && !(plural && candidate == word)) {
        word = candidate;
        return;
      }
    }
  }
  if (!first.empty() && !(plural && first == word)) {
    word = first;
  } else if (plural) {
    word.pop_back();
  }
}

void Lemmatiser::lemma(const Word& word, Casing casing, std::string& out) const {
  const std::string low = lower(word.form);
  if (word.upos != Upos::AUX) {
    out = inflections_->find(low, word.xpos);
    if (!out.empty()) return;
  }
  out = low;
  const bool name = word.upos == Upos::PROPN || word.xpos.starts_with("NNP");
  if (const Slot* slot = find(lemma_form_key(low, word.xpos))) {
    apply_lemma_rule(rules_[slot->rule], out);
  } else if (inflected(word.xpos)) {
    by_ending(word.xpos, out);
  }
  if (!name) {
    const bool acronym = casing == Casing::mixed && word.xpos == "NN" && word.form.size() >= 2 &&
                         word.form.size() <= 6 && out == low && is_upper(code_point(word.form, 0).value) &&
                         is_upper(static_cast<unsigned char>(word.form[word.form.size() - 1]));
    if (acronym) out = word.form;
    return;
  }
  // Give the name its capitals back, as far as it has them: "Appeals" to "Appeal", "McCain" as it is.
  if (casing == Casing::upper && word.form.size() > 3) {
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return;
  }
  for (std::size_t i = 0, bytes = 0; i < out.size() && i < word.form.size(); i += bytes) {
    bytes = static_cast<std::size_t>(code_point(word.form, i).bytes);
    const std::string_view there = std::string_view(out).substr(i, bytes);
    // Small letters that take other bytes than their capitals ("İ") end it.
    if (code_point(out, i).bytes != code_point(word.form, i).bytes) break;
    if (there != std::string_view(word.form).substr(i, bytes) && there != std::string_view(low).substr(i, bytes)) break;
    out.replace(i, bytes, word.form, i, bytes);
  }
}

}  // namespace hearsay
