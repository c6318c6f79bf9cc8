#include "syntax/lemmatiser.h"

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

std::string lemma_rule(std::string_view lower_form, std::string_view lower_lemma) {
  std::size_t same = 0;
  while (same < lower_form.size() && same < lower_lemma.size() && lower_form[same] == lower_lemma[same]) ++same;
  const std::size_t cut = lower_form.size() - same;
  if (cut > 9 || (same == 0 && !lower_form.empty())) return "=" + std::string(lower_lemma);
  return static_cast<char>('0' + cut) + std::string(lower_lemma.substr(same));
}

bool apply_lemma_rule(std::string_view rule, std::string& form) {
  if (rule.empty()) return false;
  if (rule[0] == '=') {
    form = rule.substr(1);
    return true;
  }
  const auto cut = static_cast<std::size_t>(rule[0] - '0');
  if (cut > form.size() || (cut == form.size() && rule.size() == 1)) return false;
  form.resize(form.size() - cut);
  form += rule.substr(1);
  return true;
}

// Layout: number of slots and of bytes of rules (32 bits each), the slots of an open-addressing table, the rules, one
// a line.
Result<Lemmatiser> Lemmatiser::view(std::string_view bytes) {
  std::uint32_t sizes[2];
  const Error damaged{"damaged lemma rules in a model; train it anew with script/train"};
  if (bytes.size() < sizeof sizes) return damaged;
  std::memcpy(sizes, bytes.data(), sizeof sizes);
  if (bytes.size() != sizeof sizes + std::size_t{sizes[0]} * sizeof(Slot) + sizes[1] || sizes[0] == 0) return damaged;
  Lemmatiser lemmatiser;
  lemmatiser.slots_ = {reinterpret_cast<const Slot*>(bytes.data() + sizeof sizes), sizes[0]};
  lemmatiser.rules_ = split(bytes.substr(bytes.size() - sizes[1]), '\n');
  for (const Slot& s : lemmatiser.slots_) {
    if (s.used && s.rule >= lemmatiser.rules_.size()) return damaged;
  }
  return lemmatiser;
}

const Lemmatiser::Slot* Lemmatiser::find(std::uint32_t key) const {
  std::size_t at = static_cast<std::size_t>(std::uint64_t{key} * slots_.size() >> 32);
  for (; slots_[at].used; at = at + 1 == slots_.size() ? 0 : at + 1) {
    if (slots_[at].key == key) return &slots_[at];
  }
  return nullptr;
}

void Lemmatiser::lemma(const Word& word, Casing casing, std::string& out) const {
  const std::string low = lower(word.form);
  if (word.upos != Upos::AUX) {
    out = inflections_.find(low, word.xpos);
    if (!out.empty()) return;
  }
  const Slot* slot = find(lemma_form_key(low, word.xpos));
  for (std::size_t n = std::min(kLemmaSuffix, low.size()); slot == nullptr && n > 0; --n) {
    slot = find(lemma_suffix_key(std::string_view(low).substr(low.size() - n), word.xpos));
  }
  out = low;
  if (slot != nullptr) apply_lemma_rule(rules_[slot->rule], out);
  if (word.upos != Upos::PROPN) {
    if (out == "i" && word.upos == Upos::PRON) out = "I";  // "I", "me", "my"
    return;
  }
  // Give the name its capitals back, as far as it has them: "Appeals" to "Appeal", "McCain" as it is.
  if (casing == Casing::upper && word.form.size() > 3) {
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return;
  }
  for (std::size_t i = 0; i < out.size() && i < word.form.size(); ++i) {
    if (out[i] != word.form[i] && out[i] != low[i]) break;
    out[i] = word.form[i];
  }
  if (casing != Casing::upper && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
}

}  // namespace hearsay
