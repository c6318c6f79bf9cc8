#include "event/retell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/plover.h"
#include "event/sides.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

constexpr auto kOrdinals = std::to_array<std::string_view>({"first", "second", "third", "fourth", "fifth", "sixth",
                                                            "seventh", "eighth", "ninth", "tenth", "last", "latest",
                                                            "final", "next", "previous", "earlier", "new", "fresh"});

// The day, round or session that the talks are said to be part of: "day" of "the second day of the talks".
WordId part_of(const Tree& tree, WordId noun) {
  const WordId head = tree[noun].head;
  const bool of = tree[noun].rel == Rel::nmod && head.valid() && case_of(tree, noun) == "of";
  return of && is_transparent(tree[head].lemma) ? head : WordId();
}

std::string own_ordinal(const Tree& tree, WordId noun) {
  for (const WordId c : tree.children(noun)) {
    const std::string lemma = lower(tree[c].form);
    if (c < noun && is(tree[c].rel, Rel::amod) && among(kOrdinals, lemma)) return lemma;
  }
  return {};
}

class Joiner {
 public:
  Joiner(const Analysis& analysis, std::vector<Telling>& tellings, std::vector<NonEvent>* silent)
      : a_(analysis), all_(tellings), silent_(silent) {}

  void run() {
    std::vector<bool> dropped(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!is_talks(all_[i].event)) continue;
      for (std::size_t k = i; k-- > 0;) {
        if (dropped[k] || !is_talks(all_[k].event) || !same(all_[k], all_[i])) continue;
        // The earlier one stays, unless it was a mere mention.
        const bool later = bare(all_[k]) && !bare(all_[i]);
        join(later ? all_[i].event : all_[k].event, later ? all_[k].event : all_[i].event);
        dropped[later ? k : i] = true;
        told_by(all_[later ? k : i].event, all_[later ? i : k].event);
        if (!later) break;
      }
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!all_[i].toll) continue;
      for (std::size_t k = i; k-- > 0;) {
        if (dropped[k] || !is_told_by(all_[i].event, all_[k].event)) continue;
        add_counts(all_[k].event, all_[i].event);
        dropped[i] = true;
        told_by(all_[i].event, all_[k].event);
        break;
      }
    }
    if (has_headline()) {
      for (std::size_t i = 0; i < all_.size() && all_[i].event.sentence == SentenceId(0); ++i) {
        for (std::size_t k = i + 1; k < all_.size() && !dropped[i]; ++k) {
          if (dropped[k] || !announces(all_[i].event, all_[k].event)) continue;
          complete(all_[k].event, all_[i].event);
          dropped[i] = true;
          told_by(all_[i].event, all_[k].event);
        }
      }
    }
    std::vector<Telling> kept;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!dropped[i]) kept.push_back(std::move(all_[i]));
    }
    all_ = std::move(kept);
  }

 private:
  void told_by(const Event& e, const Event& kept) const {
    if (silent_ == nullptr) return;
    silent_->push_back({e.sentence, e.trigger,
                        fmt::format("the report tells of it in sentence {}, with \"{}\"", kept.sentence.value + 1,
                                    a_.tree[kept.trigger].form)});
  }

  // A line of its own without a full stop above the report.
  bool has_headline() const {
    if (a_.tree.sentences.size() < 2) return false;
    const Sentence& first = a_.tree.sentences.front();
    const Sentence& next = a_.tree.sentences[1];
    const Word& last = a_.tree[WordId(first.first.value + first.size - 1)];
    const std::uint32_t begin = a_.tree[next.first].span.begin;
    const std::string_view between = std::string_view(a_.document.text).substr(last.span.end, begin - last.span.end);
    return last.form != "." && last.form != "?" && last.form != "!" && between.find('\n') != std::string_view::npos;
  }

  // Whether an event of a headline is the one that the report then tells of.
  bool announces(const Event& headline, const Event& event) const {
    constexpr int kReach = 3;  // sentences
    const bool body = event.sentence != headline.sentence && event.sentence.value <= kReach;
    return body && headline.type == event.type && headline.negated == event.negated &&
           agree(headline.actor, event.actor) && agree(headline.recipient, event.recipient);
  }

  // Whether those of one list may be those of the other: one says nobody, or all are known from the other side.
  bool agree(const std::vector<MentionId>& x, const std::vector<MentionId>& y) const {
    const auto within = [&](const std::vector<MentionId>& some, const std::vector<MentionId>& others) {
      return std::ranges::all_of(some, [&](MentionId m) {
        return std::ranges::any_of(others, [&](MentionId o) {
          const Mention& p = a_.mention(m);
          const Mention& q = a_.mention(o);
          return p.entity == q.entity || p.actor.country.empty() || q.actor.country.empty() ||
                 p.actor.country == q.actor.country;
        });
      });
    };
    return x.empty() || y.empty() || within(x, y) || within(y, x);
  }

  static void complete(Event& event, const Event& headline) {
    if (event.actor.empty()) event.actor = headline.actor;
    if (event.recipient.empty()) event.recipient = headline.recipient;
    if (!event.place.valid()) event.place = headline.place;
    add_counts(event, headline);
  }

  static bool is_talks(const Event& e) {
    return e.type == EventType::CONSULT && !e.negated && e.modality == Modality::actual &&
           e.stage == Stage::accomplished && e.recipient.empty();
  }

  // Whether a toll is that of an attack which the report has told of before.
  bool is_told_by(const Event& toll, const Event& attack) const {
    if (attack.type != EventType::ASSAULT || attack.negated || attack.modality != Modality::actual) return false;
    // A toll goes on rising for days.
    const bool rises = a_.tree[toll.trigger].lemma == "toll";
    if (places_differ(toll, attack) || (!rises && times_differ(toll, attack))) return false;
    if (!toll.actor.empty()) return stand_in(attack, toll.actor) && stand_in(attack, toll.recipient);
    return std::ranges::all_of(toll.recipient, [&](MentionId m) { return is_of_its_countries(attack, m); });
  }

  bool stand_in(const Event& event, const std::vector<MentionId>& parties) const {
    return std::ranges::all_of(parties, [&](MentionId m) {
      const auto is_same = [&](MentionId o) {
        const Mention& x = a_.mention(m);
        const Mention& y = a_.mention(o);
        return x.entity == y.entity || one_side(x.actor, y.actor);
      };
      return std::ranges::any_of(event.actor, is_same) || std::ranges::any_of(event.recipient, is_same);
    });
  }

  // Whether somebody may have been hit by it: of no country known, or of one that it has to do with.
  bool is_of_its_countries(const Event& attack, MentionId hit) const {
    const std::string& country = a_.mention(hit).actor.country;
    if (country.empty()) return true;
    if (attack.place.valid() && a_.places[attack.place.index()].country == country) return true;
    const auto same = [&](MentionId m) { return a_.mention(m).actor.country == country; };
    return std::ranges::any_of(attack.actor, same) || std::ranges::any_of(attack.recipient, same);
  }

  static void add_counts(Event& kept, const Event& other) {
    for (const Count& count : other.counts) {
      if (std::ranges::none_of(kept.counts, [&](const Count& c) { return c.what == count.what; })) {
        kept.counts.push_back(count);
      }
    }
  }

  bool bare(const Telling& t) const {
    const Event& e = t.event;
    return t.noun && !e.time.valid() && !e.place.valid() && ordinal_of(a_.tree, e.trigger).empty();
  }

  bool same(const Telling& before, const Telling& after) const {
    if (!covers(before.event, after.event) || !covers(after.event, before.event)) return false;
    const std::string x = ordinal_of(a_.tree, before.event.trigger), y = ordinal_of(a_.tree, after.event.trigger);
    if (x != y && ((!x.empty() && !y.empty()) || counts_rounds(before, x) || counts_rounds(after, y))) return false;
    return bare(before) || bare(after) || (after.given && !contradict(before.event, after.event));
  }

  // "The first round" of talks is one of several events; "the second day" is a part of one.
  bool counts_rounds(const Telling& t, const std::string& ordinal) const {
    const WordId part = part_of(a_.tree, t.event.trigger);
    return !ordinal.empty() && (!part.valid() || a_.tree[part].lemma != "day");
  }

  // Every party of `inner` stands on the side of one of `outer`.
  bool covers(const Event& outer, const Event& inner) const {
    return std::all_of(inner.actor.begin(), inner.actor.end(), [&](MentionId m) {
      return std::any_of(outer.actor.begin(), outer.actor.end(), [&](MentionId o) {
        const Mention& x = a_.mention(m);
        const Mention& y = a_.mention(o);
        return x.entity == y.entity || one_side(x.actor, y.actor);
      });
    });
  }

  bool contradict(const Event& x, const Event& y) const { return places_differ(x, y) || times_differ(x, y); }

  bool places_differ(const Event& x, const Event& y) const {
    if (!x.place.valid() || !y.place.valid()) return false;
    const Place& p = a_.places[x.place.index()];
    const Place& q = a_.places[y.place.index()];
    return p.name != q.name && (p.country != q.country || p.precision == q.precision);
  }

  bool times_differ(const Event& x, const Event& y) const {
    if (!x.time.valid() || !y.time.valid()) return false;
    const TimeExpression& s = a_.times[x.time.index()];
    const TimeExpression& t = a_.times[y.time.index()];
    return s.start.known() && t.start.known() && (s.end < t.start || t.end < s.start);
  }

  void join(Event& kept, const Event& other) const {
    if (!kept.time.valid()) kept.time = other.time;
    if (!kept.place.valid()) kept.place = other.place;
    for (const std::string& mode : other.mode) {
      if (std::find(kept.mode.begin(), kept.mode.end(), mode) == kept.mode.end()) kept.mode.push_back(mode);
    }
    kept.score = plover::score(kept.type, kept.mode);
    kept.confidence = std::max(kept.confidence, other.confidence);
    kept.why.push_back("\"" + std::string(a_.tree[other.trigger].form) + "\" (sentence " +
                       std::to_string(other.sentence.value + 1) + ") tells of the same talks");
  }

  const Analysis& a_;
  std::vector<Telling>& all_;
  std::vector<NonEvent>* silent_;
};

}  // namespace

bool is_given(const Tree& tree, WordId noun) {
  return std::ranges::any_of(tree.children(noun), [&](WordId c) {
    const std::string_view lemma = tree[c].lemma;
    return tree[c].rel == Rel::det && (lemma == "the" || lemma == "this" || lemma == "these" || lemma == "those");
  });
}

std::string ordinal_of(const Tree& tree, WordId noun) {
  std::string own = own_ordinal(tree, noun);
  const WordId part = part_of(tree, noun);
  return own.empty() && part.valid() ? own_ordinal(tree, part) : own;
}

void join_retellings(const Analysis& analysis, std::vector<Telling>& tellings, std::vector<NonEvent>* silent) {
  Joiner(analysis, tellings, silent).run();
}

}  // namespace hearsay
