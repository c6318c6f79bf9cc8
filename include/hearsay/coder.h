// The way in for programs: a Coder reads a document and gives back everything that hearsay knows about it.
//
//   auto coder = hearsay::Coder::load({});
//   if (!coder.ok()) return report(coder.message());
//   hearsay::Analysis a = coder.value().code({.text = "Iran held talks with Turkey on Monday."});
//   for (const hearsay::Event& e : a.events) ...
//
// It is not a crawler and not a store: documents come in as text with what is known about them (hearsay/document.h),
// and what comes out is one document's analysis, on its own.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/status.h"

namespace hearsay {

struct CoderOptions {
  std::string lexicon;         // folder of the user's own lexicon, laid over the one that ships; empty: none
  std::string models;          // folder of trained weights in place of those that ship; empty: none
  bool explain = false;        // events say in `why` what decided; costs a little time and memory
  bool patterns_only = false;  // events of patterns and rules alone, without the learned models of acts and parties
};

// Relation between two mentions, see Coder::relate.
struct Relation {
  EventType type = EventType::CONSULT;
  double confidence = 0;         // 0..1; below 0.2 when no pattern fits and the type is a mere guess
  std::vector<std::string> why;  // what decided
};

// Immutable after loading: one Coder may be used by any number of threads at once. Loading takes some tens of
// milliseconds; the weights are mapped with the program, not read.
class Coder {
 public:
  // Fails when a folder cannot be read, or with the first line of a lexicon that cannot be.
  static Result<Coder> load(const CoderOptions& options);
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  // Every layer of a document. document.text must be valid UTF-8. Never fails: a text without words has no events.
  Analysis code(Document document) const;
  // The same for several whose documents are given, which for short ones takes less time than one after the other: a
  // step goes over all of them before the next begins. One that has a tree keeps its sentences and words; what the tree
  // has of tags, lemmas and relations is overwritten.
  void code(std::span<Analysis> analyses) const;
  // Bytes of text from which on more documents together gain nothing.
  static constexpr std::size_t kTogether = 32768;
  // Every layer of a document but its events.
  Analysis describe(Document document) const;
  // Sentences, words and trees alone.
  Analysis parse(Document document) const;
  void parse_words(Tree& tree) const;

  // The PLOVER relation between two given mentions in a coded text; always answers. Spans in bytes.
  Relation relate(const Analysis& analysis, const std::vector<Span>& source, const std::vector<Span>& target) const;
  // How sure the text makes us that what `word` says happened: -3 (it did not) to 3 (it did).
  double factuality(const Analysis& analysis, WordId word) const;

 private:
  struct Parts;
  void tokenise(Analysis& analysis) const;
  void describe(std::span<Analysis> analyses) const;
  explicit Coder(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// Everything that is wrong with the lexicon (the one that ships, and the user's folder when one is given), one line
// each: malformed lines, unknown codes, and examples that are not coded as they say. Fails when it cannot be read at
// all.
struct LexiconReport {
  std::vector<std::string> problems;
  std::size_t event_entries = 0, event_examples = 0, actors = 0, cues = 0;
};
Result<LexiconReport> check_lexicon(const CoderOptions& options);

}  // namespace hearsay
