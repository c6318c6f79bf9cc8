// Lemmas by rules learned from a treebank: what to cut from the end of a form and what to put there.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "syntax/inflections.h"
#include "syntax/word_features.h"

namespace hearsay {

class Lemmatiser {
 public:
  // A view of what train_lemmatiser wrote; see lemmatiser.cc for the layout. The words of the vocabulary are those that
  // a lemma may be. Verbs (but not auxiliaries) and irregular plurals are looked up in the inflections first, which
  // must outlive the lemmatiser; the treebank's exceptions and endings serve for what they do not know.
  static Result<Lemmatiser> view(std::string_view bytes, const Vocabulary& vocabulary, const Inflections* inflections);

  // Sets `out` to the lemma of a tagged word. Proper names keep their case, but in sentences written in capitals they
  // get only a first one; other lemmas are in lower case, apart from those like "I" and "Iranian" and from acronyms.
  void lemma(const Word& word, Casing casing, std::string& out) const;

  struct Slot {
    std::uint32_t key;    // 0: free
    std::uint16_t rule;   // the most frequent one
    std::uint16_t other;  // the next, or kNoRule
  };
  static constexpr std::uint16_t kNoRule = 0xFFFF;

 private:
  const Slot* find(std::uint32_t key) const;
  void by_ending(std::string_view xpos, std::string& word) const;
  std::span<const Slot> slots_;
  std::vector<std::string_view> rules_;
  Vocabulary vocabulary_;
  const Inflections* inflections_ = nullptr;
};

// The key of a whole form, and of an ending, of a word with a tag ("NNS"); both in lower case.
std::uint32_t lemma_form_key(std::string_view lower_form, std::string_view xpos);
std::uint32_t lemma_suffix_key(std::string_view suffix, std::string_view xpos);
inline constexpr std::size_t kLemmaSuffix = 6;

// Whether endings say anything about the lemmas of words with this tag: plurals, verb forms, degrees.
bool inflected(std::string_view xpos);

// A rule is '^' when the lemma has a capital, then one digit character for the bytes to cut ('0' + n), then what to
// append; "=" and a lemma replaces all. Returns the rule that makes the lemma of the lower-cased form.
std::string lemma_rule(std::string_view lower_form, std::string_view lemma);
// Applies a rule; false when it does not fit (cuts more than there is).
bool apply_lemma_rule(std::string_view rule, std::string& form);

}  // namespace hearsay
