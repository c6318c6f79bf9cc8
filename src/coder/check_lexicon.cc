// `hearsay lexicon check`: every file of the lexicon is read, every example is coded and held against its marks.
#include <algorithm>
#include <set>

#include "attribution/cue_lexicon.h"
#include "event/pattern.h"
#include "hearsay/coder.h"
#include "mention/actors.h"
#include "resources/resources.h"

namespace hearsay {
namespace {

bool has_party_at(const Analysis& a, const std::vector<MentionId>& parties, Span marked) {
  return std::any_of(parties.begin(), parties.end(), [&](MentionId m) {
    const Mention& mention = a.mention(m);
    return mention.span.overlaps(marked) ||
           // "it" stands for the name that is marked
           std::any_of(a.entities[mention.entity.index()].mentions.begin(),
                       a.entities[mention.entity.index()].mentions.end(),
                       [&](MentionId other) { return a.mention(other).span.overlaps(marked); });
  });
}

std::string show(const Analysis& a) {
  std::string out;
  for (const Event& e : a.events) {
    out += out.empty() ? "" : "; ";
    out += to_string(e.type);
    out += " \"" + std::string(a.tree[e.trigger].form) + "\" actor [";
    for (const MentionId m : e.actor) out += std::string(a.mention(m).span.in(a.document.text)) + "|";
    out += "] recipient [";
    for (const MentionId m : e.recipient) out += std::string(a.mention(m).span.in(a.document.text)) + "|";
    out += e.negated ? "] negated" : "]";
  }
  return out.empty() ? "no event" : out;
}

// What is wrong with the coding of an example; empty when nothing is.
std::string failure(const Analysis& a, const Pattern& p, const PatternExample& x) {
  const auto of_type = [&](const Event& e) { return p.coding.type == e.type; };
  if (!p.coding.type) {  // [NONE]: the sentence has no event at all
    return !x.trap && !a.events.empty() ? "must have no event, got " + show(a) : "";
  }
  if (x.trap) {
    const bool coded = std::any_of(a.events.begin(), a.events.end(), of_type);
    return coded ? "is a trap, but got " + show(a) : "";
  }
  const bool coded = std::any_of(a.events.begin(), a.events.end(), [&](const Event& e) {
    if (!of_type(e)) return false;
    const auto in = [&](Span s, bool actor_side) {
      if (has_party_at(a, actor_side ? e.actor : e.recipient, s)) return true;
      return p.coding.mutual && has_party_at(a, actor_side ? e.recipient : e.actor, s);
    };
    return std::all_of(x.actor.begin(), x.actor.end(), [&](Span s) { return in(s, true); }) &&
           std::all_of(x.recipient.begin(), x.recipient.end(), [&](Span s) { return in(s, false); });
  });
  return coded ? "" : "must be " + std::string(to_string(*p.coding.type)) + ", got " + show(a);
}

}  // namespace

Result<LexiconReport> check_lexicon(const CoderOptions& options) {
  Resources resources;
  if (!options.lexicon.empty()) {
    if (Status s = resources.add_lexicon(options.lexicon); !s.ok()) return Error{s.message()};
  }
  LexiconReport report;
  const auto note = [&](const Status& s) {
    if (!s.ok()) report.problems.push_back(s.message());
  };
  note(check_actors(resources));
  std::vector<Error> problems;
  const EventLexicon lexicon = EventLexicon::load(resources, problems, EventLexicon::Examples::read);
  for (const Error& e : problems) report.problems.push_back(e.message);
  report.event_entries = lexicon.entries();
  if (auto cues = CueLexicon::parse(resources.list("lexicon/cues/cues")); cues.ok()) {
    report.cues = cues.value().entries().size();
  } else {
    report.problems.push_back(cues.message());
  }
  if (auto actors = ActorDictionary::load(resources); actors.ok()) report.actors = actors.value().size();

  CoderOptions by_patterns = options;
  by_patterns.patterns_only = true;
  auto coder = Coder::load(by_patterns);
  if (!coder.ok()) return report;
  std::set<std::pair<std::string, int>> seen;
  for (const Pattern& p : lexicon.patterns()) {
    if (p.examples.empty()) {
      report.problems.push_back(p.file + ":" + std::to_string(p.line) + ": the pattern has no example");
    }
    for (const PatternExample& x : p.examples) {
      // The forms of one entry share its examples.
      if (!seen.emplace(p.file, x.line).second) continue;
      ++report.event_examples;
      const Analysis a = coder.value().code({.text = x.text});
      if (const std::string what = failure(a, p, x); !what.empty()) {
        report.problems.push_back(p.file + ":" + std::to_string(x.line) + ": \"" + x.text + "\" " + what);
      }
    }
  }
  return report;
}

}  // namespace hearsay
