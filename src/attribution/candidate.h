// What might be an attribution: an anchor word that may be a cue, with one way to read its source and content.
// Candidates of one anchor compete with each other and with "this is no attribution" (scorer.h).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "attribution/cue_lexicon.h"
#include "attribution/grammar.h"
#include "attribution/quotes.h"
#include "hearsay/analysis.h"

namespace hearsay {

// How the content hangs on the anchor.
enum class Construction : std::uint8_t {
  that_clause,
  infinitive,
  gerund,
  object,
  oblique,
  small_clause,
  object_and_clause,  // after a verb
  main_clause,        // the anchor is parenthetical in it: "..., he said"
  parataxis,          // "He said: ..."
  quotation,          // quotation marks beside the cue
  text_before,
  text_after,  // by position in the sentence, where the tree fails
  passive_subject,
  raised_subject,  // "was criticised", "is said to have ..."
  noun_clause,
  noun_oblique,
  noun_modifier,  // "claims that", "criticism of", "a Clinton supporter"
  both_sides,     // reportedly, according to: the clause around the cue
  headline,       // "Minister: ..."
  read,           // as the reader sees it, whatever the tree says
  signature,      // the words above "— Name"
};

// Where the content was cut.
enum class Extent : std::uint8_t { whole, without_tail, to_sentence_end };

struct Candidate {
  WordId anchor;
  Construction construction = Construction::object;
  Extent extent = Extent::whole;
  const CueEntry* entry = nullptr;  // may be null: a word that the lexicon does not know
  bool licensed = false;            // the entry takes this construction
  SourceFound source;
  WordId content_head;      // may be invalid for quotations
  WordId tail_cut;          // head of what `without_tail` left out
  std::string preposition;  // before the content
  std::vector<Span> source_spans;
  std::vector<Span> content;  // in text order, not overlapping
  std::vector<Span> quotes;   // the quotations that the content was built from
};

using CandidateGroup = std::vector<Candidate>;  // all of one anchor; never empty

// What candidate generation reads. Everything outlives the candidates.
struct Context {
  const Tree& tree;
  std::string_view text;
  const std::vector<Quote>& quotes;
  const CueLexicon& lexicon;
  std::span<const WordReading> readings;  // one a word, or none
};

// Groups in the order of their anchors.
std::vector<CandidateGroup> find_candidates(const Context& context);

// Parts of find_candidates, a file each; they append to `group`.
void verb_candidates(const Context& context, WordId verb, CandidateGroup& group);
void quotation_candidates(const Context& context, WordId verb, const SourceFound& source, CandidateGroup& group);
void position_candidates(const Context& context, WordId verb, const SourceFound& source, CandidateGroup& group);
void noun_candidates(const Context& context, WordId noun, CandidateGroup& group);
void clause_candidates(const Context& context, WordId word, CandidateGroup& group);
void signature_candidates(const Context& context, WordId dash, CandidateGroup& group);
void read_candidates(const Context& context, WordId anchor, CandidateGroup& group);

// "issued a statement saying ...": the source of the participle is whoever issued the noun; else nothing.
SourceFound issuer_of_noun(const Context& context, WordId participle);
// "gave assurances that ...", "issued a statement saying ...": the noun or the participle is the cue, not this verb.
bool lends_its_subject(const Context& context, WordId verb, std::string_view lemma);

// The innermost quotation that holds a span, or nothing.
const Quote* quote_around(const Context& context, Span span);
// Whether a source may speak at the anchor: not from inside a quotation that the anchor is outside of.
bool reaches(const Context& context, WordId source, WordId anchor);
// The spans of a source: its noun phrase, or the possessive pronoun.
std::vector<Span> source_spans(const Context& context, const SourceFound& source, WordId anchor);
// Adds the candidate unless its content is empty.
void add_candidate(const Context& context, Candidate candidate, CandidateGroup& group);

}  // namespace hearsay
