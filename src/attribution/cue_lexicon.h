// The cues of lexicon/cues/: words that make a source speak, and the constructions in which they do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "hearsay/attribution.h"
#include "hearsay/status.h"
#include "hearsay/syntax.h"
#include "resources/resources.h"

namespace hearsay {

// What kind of act a cue names. Only speech makes an attribution inside the content of another.
enum class CueClass : std::uint8_t { speech, thought, attitude, evidence };

// What a cue takes as its content.
enum class Frame : std::uint8_t {
  that,    // finite clause, with or without "that": said that ..., asked whether ...
  to,      // infinitive: vowed to ...
  ing,     // gerund: denied having ...
  np,      // direct object: criticised the plan
  prep,    // object of the preposition that belongs to the cue: called for talks
  as,      // described the offer as unserious, called it unserious
  quote,   // direct speech
  clause,  // the clause that the cue stands in: reportedly, according to
};
constexpr int kFrames = 8;

struct CueEntry {
  std::string lemma;  // of the anchor: "call" in "call for"
  std::string tail;   // the words after it: "for"; empty for most
  Upos pos = Upos::VERB;
  std::uint16_t frames = 0;  // bit set over Frame
  Stance stance = Stance::says;
  CueClass kind = CueClass::speech;
  bool hedge = false;

  bool licenses(Frame f) const { return (frames >> static_cast<int>(f)) & 1U; }
};

// A sentence that documents an entry, with its marks taken out.
struct CueExample {
  std::string text;
  std::vector<Span> source, cue, content;  // bytes of text
  std::size_t entry = 0;
  std::string where;  // file:line
};

// Immutable after parse().
class CueLexicon {
 public:
  // Reads the files in order; an entry of a later file replaces that of an earlier one with the same words and part of
  // speech. The error names file and line.
  static Result<CueLexicon> parse(const std::vector<Resource>& files);

  // The entry for a lemma with this tail; nothing when there is none.
  const CueEntry* find(std::string_view lemma, Upos pos, std::string_view tail = {}) const;
  // The lemma under which a verb stands here: its own, else one that its form could come from when the lemmatiser was
  // wrong ("blasted" from "blaste"); its own again when the lexicon knows neither.
  std::string known_verb(std::string_view lemma, std::string_view form) const;
  // Verbs that lend a noun their subject: "issue" in "issued a statement".
  bool is_light(std::string_view lemma) const { return light_.contains(std::string(lemma)); }
  const std::vector<CueEntry>& entries() const { return entries_; }
  const std::vector<CueExample>& examples() const { return examples_; }

 private:
  struct Reader;
  std::vector<CueEntry> entries_;
  std::vector<CueExample> examples_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_set<std::string> verbs_;  // lemmas of the verbs, with whatever tail
  std::unordered_set<std::string> light_;
};

}  // namespace hearsay
