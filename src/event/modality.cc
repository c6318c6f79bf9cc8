#include "event/modality.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/voice.h"
#include "event/word_classes.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

class Presenter {
 public:
  Presenter(const Tree& tree, const Operators& operators) : tree_(tree), operators_(operators) {}

  Presentation run(WordId trigger, WordId stop) {
    own(trigger);
    WordId below = trigger;
    int depth = 0;
    for (WordId up = tree_[trigger].head; up.valid() && up != stop && depth < 12; up = tree_[up].head, ++depth) {
      if (!step(below, up)) break;
      below = up;
    }
    out_.imagined = out_.imagined || in_work_of_art(trigger);
    // "Iran would not allow inspectors in": it refused.
    if (would_ && out_.negated && !future_) {
      refused_ = true;
      out_.modality = Modality::actual;
    }
    out_.refused = refused_ || (out_.negated && future_);
    if (out_.stage == Stage::accomplished && future_ && out_.modality == Modality::actual) {
      out_.modality = Modality::future;
    }
    return out_;
  }

 private:
  // "The film tells of an officer who is executed", "the scene in which the queen is beheaded".
  bool in_work_of_art(WordId trigger) const {
    const auto is_work = [&](WordId w) {
      const auto& all = operators_.find(tree_[w].lemma);
      return std::any_of(all.begin(), all.end(), [](const Operator& o) { return o.takes_setting && o.imagined; });
    };
    WordId below = trigger;
    for (WordId up = tree_[trigger].head; up.valid(); below = up, up = tree_[up].head) {
      if (tree_[up].upos == Upos::VERB && among({"begin", "chronicle", "depict", "describe", "feature", "follow",
                                                 "imagine", "open", "portray", "recount", "see", "show", "tell"},
                                                tree_[up].lemma)) {
        const WordId subject = tree_.child(up, Rel::nsubj);
        if (subject.valid() && subject != below && is_work(subject)) return true;
      }
      const bool scene = tree_[up].lemma == "scene" || tree_[up].lemma == "episode" || tree_[up].lemma == "chapter";
      if (scene && tree_[below].rel == Rel::acl_relcl && std::ranges::any_of(tree_.children(up), [&](WordId of) {
            return tree_[of].rel == Rel::nmod && is_work(of);
          })) {
        return true;
      }
    }
    return false;
  }

  // "The sixth mayor to be murdered this year", "the first to sign": they were, they did.
  bool is_one_of_many(WordId noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](WordId c) {
      return tree_[c].rel == Rel::amod &&
             (tree_[c].xpos == "JJS" || among({"first", "second", "third", "fourth", "fifth", "sixth", "seventh",
                                               "eighth", "ninth", "tenth", "last", "latest", "only"},
                                              tree_[c].lemma));
    });
  }

  void note(WordId w) { out_.because.push_back(w); }

  void stage(Stage s) {
    // Of several, what was made of the event in the end: prevention tells more than trying, trying more than planning.
    const auto rank = [](Stage x) {
      return x == Stage::prevented    ? 4
             : x == Stage::attempted  ? 3
             : x == Stage::threatened ? 2
             : x == Stage::planned    ? 1
                                      : 0;
    };
    if (rank(s) > rank(out_.stage)) out_.stage = s;
  }

  void modality(Modality m) {
    if (out_.modality != Modality::hypothetical) out_.modality = m;
  }

  void suppose() {
    modality(Modality::hypothetical);
    out_.supposed = true;
  }

  // Negation, auxiliaries and modifiers of one word on the way up. `below`: the word that the event comes from, invalid
  // at the trigger itself.
  void own(WordId w, WordId below = {}) {
    // "The talks did not bring peace", "talks that brought no peace": they were held.
    const bool told_of = below.valid() && is(tree_[below].rel, Rel::nsubj) && !takes_place(w);
    for (const WordId c : tree_.children(w)) {
      const Word& word = tree_[c];
      const std::string_view lemma = word.lemma;
      if (told_of && word.rel != Rel::aux) continue;
      if (word.rel == Rel::advmod && (among({"not", "never", "n't", "nor"}, lemma) || word.form == "n't")) {
        out_.negated = !out_.negated;
        note(c);
      } else if (word.form == "longer" && word.rel == Rel::advmod && c.value > 0 &&
                 tree_[WordId(c.value - 1)].lemma == "no") {
        out_.negated = true;
        note(c);
      } else if (word.rel == Rel::advmod && among({"hardly", "barely", "rarely", "scarcely", "seldom"}, lemma)) {
        out_.negated = true;
        note(c);
      } else if (word.rel == Rel::det && among({"no", "neither"}, lemma)) {
        out_.negated = true;
        note(c);
      } else if (word.rel == Rel::case_ && lemma == "without") {
        out_.negated = true;
        note(c);
      } else if (is(word.rel, Rel::nsubj) || (word.rel == Rel::obj && !below.valid())) {
        negative_argument(c);
      } else if (lemma == "be" && (word.rel == Rel::cop || word.rel == Rel::aux) && has_particle(w, "to")) {
        if (tree_[w].xpos == "VBN" && has_auxiliary(w, "have")) {
          out_.negated = !out_.negated;  // "was to have begun"
        } else {
          future_ = true;  // "are to sign"
        }
        note(c);
      } else if (word.rel == Rel::aux) {
        auxiliary(w, c);
      } else if (word.rel == Rel::mark && among({"if", "unless", "whether"}, lemma)) {
        suppose();
        note(c);
      } else if (word.rel == Rel::mark && lemma == "due" && tree_[w].xpos == "VB") {
        future_ = true;  // "is due to meet", where the tree takes "due to" for a conjunction
        note(c);
      } else if (word.rel == Rel::mark && lemma == "without") {
        out_.negated = true;
        note(c);
      } else if (word.rel == Rel::amod || word.rel == Rel::compound) {
        apply(c, [](const Operator& o) { return o.takes_np; });
      } else if (word.rel == Rel::obl && case_of(tree_, c) == "in") {
        apply(c, [](const Operator& o) { return o.takes_setting; });
      }
    }
  }

  // Verbs that say of an event noun that it happens.
  bool takes_place(WordId verb) const {
    return is_light_verb(tree_[verb].lemma) || in_passive_voice(tree_, verb) ||
           among({"be", "come", "ensue", "follow", "go", "happen", "materialise", "materialize", "occur", "proceed"},
                 tree_[verb].lemma);
  }

  void negative_argument(WordId c) {
    if (among({"nobody", "none", "nothing"}, tree_[c].lemma)) {
      out_.negated = true;
      note(c);
      return;
    }
    for (const WordId d : tree_.children(c)) {
      if (tree_[d].rel == Rel::det && tree_[d].lemma == "no") {
        out_.negated = true;
        note(d);
      }
    }
  }

  void auxiliary(WordId verb, WordId c) {
    const std::string_view lemma = tree_[c].lemma;
    const std::string form = lower(tree_[c].form);
    if (among({"will", "shall"}, lemma) && form != "would") {
      future_ = true;
      note(c);
    } else if (form == "would" || lemma == "would") {
      // Reported in the past, "would" is a future; in a main clause it is a supposition.
      const Rel r = tree_[verb].rel;
      if (r == Rel::ccomp || r == Rel::acl_relcl || reported(verb)) {
        future_ = true;
      } else {
        would_ = out_.modality == Modality::actual;
        suppose();
      }
      note(c);
    } else if (among({"may", "might", "can", "could", "should", "must", "ought"}, lemma) ||
               among({"could", "might", "should"}, form)) {
      suppose();
      note(c);
    }
  }

  // Whether the verb is said by somebody in the same sentence ("..., he said").
  bool reported(WordId verb) const {
    for (const WordId c : tree_.children(verb)) {
      if (tree_[c].rel == Rel::parataxis && among({"say", "tell", "add", "announce"}, tree_[c].lemma)) return true;
    }
    const WordId h = tree_[verb].head;
    return tree_[verb].rel == Rel::conj && h.valid() && tree_[h].rel == Rel::ccomp;
  }

  template <typename Takes>
  bool apply(WordId w, Takes&& takes) {
    for (const Operator& o : operators_.find(tree_[w].lemma)) {
      if (!takes(o)) continue;
      if (!o.particle.empty() && !has_particle(w, o.particle)) continue;
      note(w);
      out_.negated = o.negated ? !out_.negated : out_.negated;
      if (o.stage == Stage::prevented) out_.preventer = w;
      stage(o.stage);
      future_ = future_ || o.future;
      refused_ = refused_ || o.refused;
      if (o.hypothetical) modality(Modality::hypothetical);
      if (o.historical) modality(Modality::historical);
      out_.hedged = out_.hedged || o.hedged;
      out_.imagined = out_.imagined || o.imagined;
      return true;
    }
    return false;
  }

  bool has_particle(WordId w, std::string_view particle) const {
    return std::any_of(tree_.children(w).begin(), tree_.children(w).end(),
                       [&](WordId c) { return tree_[c].lemma == particle; });
  }

  bool has_auxiliary(WordId w, std::string_view lemma) const {
    return std::ranges::any_of(tree_.children(w),
                               [&](WordId c) { return tree_[c].rel == Rel::aux && tree_[c].lemma == lemma; });
  }

  // One step up the tree; false when what stands above does not bear on the event.
  bool step(WordId below, WordId up) {
    const Word& w = tree_[below];
    const Rel r = w.rel;
    const bool to = std::any_of(tree_.children(below).begin(), tree_.children(below).end(),
                                [&](WordId c) { return tree_[c].rel == Rel::mark && tree_[c].lemma == "to"; });
    switch (universal(r)) {
      case Rel::obj:
      case Rel::obl:
      case Rel::nmod:
      case Rel::compound:
        if (is_given_circumstance(below)) return false;
        own_of_carrier(up, below);
        if (case_of(tree_, below) == "before" || case_of(tree_, below) == "during") return true;
        if (!apply(up, [&](const Operator& o) { return o.takes_np || (o.takes_topic && is_topic(below)); })) {
          topic_further_out(below, up);
        }
        return true;
      case Rel::nsubj:
        if (r == Rel::nsubj_pass) apply(up, [](const Operator& o) { return o.takes_np; });
        own_of_carrier(up, below);
        return r == Rel::nsubj_pass || is_light_verb(tree_[up].lemma);
      case Rel::xcomp:
      case Rel::ccomp:
      case Rel::acl:
      case Rel::advcl: {
        if (r == Rel::acl_relcl || goes_with(below, up)) return false;
        const bool ing = w.xpos == "VBG";
        // "Called off the strike after the union signed": what came before is as it is.
        if (universal(r) == Rel::advcl && !to && !ing) return false;
        if (to && tree_[up].lemma == "go" && tree_[up].xpos == "VBG") future_ = true;  // "is going to meet"
        const bool hit = apply(up, [&](const Operator& o) { return to ? o.takes_to : ing ? o.takes_ing : o.takes_np; });
        // "talks to end the war": what is aimed at has not been reached.
        const bool aim = to && !hit && (r == Rel::advcl || r == Rel::acl) && !is_one_of_many(up);
        if (aim && out_.stage == Stage::accomplished) modality(Modality::hypothetical);
        if (universal(r) == Rel::advcl) return false;
        if (universal(r) == Rel::ccomp && !hit) return false;  // a reported clause: its reporter is an attribution
        own(up);
        return true;
      }
      case Rel::conj:
        shared_auxiliaries(below, up);
        return true;
      default:
        return false;
    }
  }

  // "Foiled the raid, arresting three": what else was done, not what was foiled; but "kept them from raiding".
  bool goes_with(WordId below, WordId up) const {
    if (tree_[below].rel != Rel::advcl || tree_[below].xpos != "VBG") return false;
    return !tree_.child(below, Rel::mark).valid() && !tree_.child(below, Rel::case_).valid() &&
           tree_.child(up, Rel::obj).valid();
  }

  // "Prevented looting amid protests", "did not meet after the attack": that is as it is, whatever came of the rest.
  bool is_given_circumstance(WordId noun) const {
    return among({"after", "amid", "amidst", "despite", "following", "since"}, case_of(tree_, noun));
  }

  // "Remarks about the murder", "a law on torture": what a noun of words or pictures is about.
  bool is_topic(WordId noun) const {
    return tree_[noun].rel == Rel::nmod &&
           among({"about", "concerning", "depicting", "of", "on", "over", "regarding"}, case_of(tree_, noun));
  }

  // "Remarks by the host about the murder": the tree hangs the topic on the host.
  void topic_further_out(WordId noun, WordId up) {
    if (!among({"about", "concerning", "regarding"}, case_of(tree_, noun))) return;
    if (tree_[up].rel != Rel::nmod || !tree_[up].head.valid()) return;
    apply(tree_[up].head, [](const Operator& o) { return o.takes_topic; });
  }

  // The negation and tense of the verb that an event noun hangs on.
  void own_of_carrier(WordId up, WordId below) {
    if (tree_[up].upos == Upos::VERB || tree_[up].upos == Upos::NOUN || tree_[up].upos == Upos::ADJ) own(up, below);
  }

  // "will meet and sign": the second verb shares the first one's auxiliaries when it has no subject of its own.
  void shared_auxiliaries(WordId below, WordId up) {
    if (tree_[below].upos != Upos::VERB) return;
    const auto begins_clause = [&](WordId c) { return is(tree_[c].rel, Rel::nsubj) || tree_[c].rel == Rel::aux; };
    const auto children = tree_.children(below);
    if (std::any_of(children.begin(), children.end(), begins_clause)) return;
    if (tree_[below].xpos == "VBD") return;  // finite on its own
    own(up);
  }

  const Tree& tree_;
  const Operators& operators_;
  Presentation out_;
  bool future_ = false, refused_ = false;
  bool would_ = false;  // and nothing else makes it a supposition
};

}  // namespace

Operators Operators::load(const Resources& resources, std::vector<Error>& problems) {
  Operators operators;
  for (const Resource& file : resources.list("lexicon/events/operators.txt")) {
    int number = 0;
    for (const std::string_view line : split(file.bytes, '\n')) {
      ++number;
      if (trim(line).empty() || line[0] == '#') continue;
      std::vector<std::string_view> words = split(trim(line), ' ');
      std::erase(words, std::string_view());
      Operator o;
      bool known = words.size() >= 3;
      for (std::size_t i = 1; known && i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (i == 1) {
          o.takes_np = word == "np" || word == "any";
          o.takes_to = word == "to" || word == "any";
          o.takes_ing = word == "ing" || word == "any";
          o.takes_topic = word == "topic";
          o.takes_setting = word == "setting";
          known = o.takes_np || o.takes_to || o.takes_ing || o.takes_topic || o.takes_setting;
        } else if (word == "negated") {
          o.negated = true;
        } else if (word == "refused") {
          o.negated = o.refused = true;
        } else if (word == "future") {
          o.future = true;
        } else if (word == "hypothetical") {
          o.hypothetical = true;
        } else if (word == "historical") {
          o.historical = true;
        } else if (word == "hedged") {
          o.hedged = true;
        } else if (word == "imagined") {
          o.imagined = true;
        } else if (word == "attempted") {
          o.stage = Stage::attempted;
        } else if (word == "prevented") {
          o.stage = Stage::prevented;
        } else if (word == "planned") {
          o.stage = Stage::planned;
        } else if (word == "threatened") {
          o.stage = Stage::threatened;
        } else {
          known = false;
        }
      }
      if (!known) {
        problems.push_back(Error{file.name + ":" + std::to_string(number) +
                                 ": an operator is written \"lemma np|to|ing|any|topic|setting effect ...\""});
        continue;
      }
      const std::size_t underscore = words[0].find('_');
      if (underscore != std::string_view::npos) o.particle = std::string(words[0].substr(underscore + 1));
      operators.by_lemma_[std::string(words[0].substr(0, underscore))].push_back(std::move(o));
    }
  }
  return operators;
}

const std::vector<Operator>& Operators::find(std::string_view lemma) const {
  static const std::vector<Operator> kNone;
  const auto it = by_lemma_.find(std::string(lemma));
  return it == by_lemma_.end() ? kNone : it->second;
}

Presentation presentation_of(const Tree& tree, const Operators& operators, WordId trigger, WordId stop) {
  return Presenter(tree, operators).run(trigger, stop);
}

}  // namespace hearsay
