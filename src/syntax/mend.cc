#include "syntax/mend.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace hearsay {
namespace {

class Mender {
 public:
  Mender(std::span<Word> words, WordId first) : words_(words), first_(first) {}

  void run() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      weekday(i);
      second_subject(i);
      finite_conjunct(i);
      resumed(i);
      controlled(i);
      intransitive(i);
      crossing(i);
      kept_from(i);
    }
  }

 private:
  static bool is_subject(Rel rel) { return rel == Rel::nsubj || rel == Rel::nsubj_pass; }
  bool has_head(std::size_t i) const { return words_[i].head.valid() && words_[i].head >= first_; }
  std::size_t head(std::size_t i) const { return words_[i].head.index() - first_.index(); }
  void attach(std::size_t i, std::size_t to, Rel rel) {
    words_[i].head = WordId(first_.index() + to);
    words_[i].rel = rel;
  }
  // Whether a word that depends on `above` passes the test, which gets its place.
  template <class Test>
  bool any_child(std::size_t above, const Test& test) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (has_head(i) && head(i) == above && test(i)) return true;
    }
    return false;
  }
  bool has_subject(std::size_t above) const {
    return any_child(above, [&](std::size_t i) { return is_subject(words_[i].rel); });
  }

  static bool is_weekday(const Word& w) {
    return among({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}, lower(w.form));
  }

  void weekday(std::size_t i) {
    if (!has_head(i) || universal(words_[i].rel) != Rel::nmod || !is_weekday(words_[i])) return;
    const std::size_t subject = head(i);
    if (subject > i || !is_subject(words_[subject].rel) || !has_head(subject)) return;
    const std::size_t verb = head(subject);
    if (verb <= i || (i + 1 != verb && !(has_head(i + 1) && head(i + 1) == verb && words_[i + 1].rel != Rel::punct)))
      return;
    const bool on =
        any_child(i, [&](std::size_t c) { return words_[c].rel == Rel::case_ && lower(words_[c].form) == "on"; });
    const bool dated = any_child(verb, [&](std::size_t c) { return is_weekday(words_[c]); });
    if (on && !dated) attach(i, verb, Rel::obl);
  }

  void second_subject(std::size_t i) {
    if (!has_head(i) || !is_subject(words_[i].rel) || head(i) > i) return;
    const std::size_t verb = head(i);
    if ((words_[verb].rel != Rel::ccomp && words_[verb].rel != Rel::parataxis) || !has_head(verb)) return;
    const std::size_t speech = head(verb);
    const bool earlier = any_child(verb, [&](std::size_t c) { return c < verb && is_subject(words_[c].rel); });
    if (speech > i && earlier && !has_subject(speech)) attach(i, speech, Rel::nsubj);
  }

  bool is_infinitive(std::size_t i) const {
    return words_[i].xpos == "VB" &&
           any_child(i, [&](std::size_t c) { return words_[c].rel == Rel::mark && lower(words_[c].form) == "to"; });
  }

  // "Refused, however, to hand back the cows": what is refused, not why.
  void controlled(std::size_t i) {
    if (words_[i].rel != Rel::advcl || !is_infinitive(i) || !has_head(i) || head(i) > i) return;
    const std::size_t verb = head(i);
    const bool controls = among({"agree", "attempt", "decide", "decline", "hesitate", "intend", "offer", "plan",
                                 "pledge", "promise", "refuse", "seek", "threaten", "try", "undertake", "vow", "want"},
                                words_[verb].lemma);
    const bool told = any_child(verb, [&](std::size_t c) {
      const Rel r = words_[c].rel;
      return r == Rel::obj || r == Rel::xcomp || r == Rel::ccomp || r == Rel::aux_pass;
    });
    if (controls && !told) attach(i, verb, Rel::xcomp);
  }

  // "Closed the Busia crossing": a place with its name, not what somebody does there.
  void crossing(std::size_t i) {
    if (i < 2 || lower(words_[i].form) != "crossing" || words_[i].upos != Upos::VERB || !has_head(i)) return;
    const std::size_t name = i - 1, verb = head(i);
    if (words_[name].upos != Upos::PROPN || words_[name].rel != Rel::obj || !has_head(name) || head(name) != verb)
      return;
    if (!any_child(name, [&](std::size_t c) { return words_[c].rel == Rel::det; })) return;
    words_[i].upos = Upos::NOUN;
    words_[i].xpos = "NN";
    attach(i, verb, Rel::obj);
    for (std::size_t c = 0; c < words_.size(); ++c) {
      if (has_head(c) && head(c) == name) attach(c, i, words_[c].rel);
    }
    attach(name, i, Rel::compound);
    for (std::size_t c = 0; c < words_.size(); ++c) {
      if (has_head(c) && head(c) == i && universal(words_[c].rel) == Rel::obl) words_[c].rel = Rel::nmod;
    }
  }

  // "Barred the opposition from meeting": what is barred, not which opposition.
  void kept_from(std::size_t i) {
    if (words_[i].rel != Rel::acl || words_[i].xpos != "VBG" || !has_head(i)) return;
    const std::size_t whom = head(i);
    if (whom > i || (words_[whom].rel != Rel::obj && words_[whom].rel != Rel::nsubj_pass) || !has_head(whom)) return;
    const std::size_t verb = head(whom);
    const bool keeps = among({"ban", "bar", "block", "deter", "discourage", "dissuade", "exclude", "keep", "prevent",
                              "prohibit", "restrain", "stop"},
                             words_[verb].lemma);
    const bool from =
        any_child(i, [&](std::size_t c) { return words_[c].rel == Rel::mark && lower(words_[c].form) == "from"; });
    if (keeps && from) attach(i, verb, Rel::advcl);
  }

  // "A ship docked at noon": what nobody does to anybody is no passive.
  void intransitive(std::size_t i) {
    if (words_[i].rel != Rel::nsubj_pass || !has_head(i) || head(i) < i) return;
    const std::size_t verb = head(i);
    const bool alone = among({"arrived", "berthed", "defected", "departed", "deserted", "disembarked", "docked",
                              "landed", "moored", "mutinied", "sailed"},
                             lower(words_[verb].form));
    const bool auxiliary = any_child(verb, [&](std::size_t c) { return universal(words_[c].rel) == Rel::aux; });
    if (!alone || auxiliary) return;
    words_[i].rel = Rel::nsubj;
    words_[verb].xpos = "VBD";
  }

  void finite_conjunct(std::size_t i) {
    const bool finite = words_[i].xpos == "VBD" || words_[i].xpos == "VBZ";
    if (!finite || words_[i].rel != Rel::conj || !has_head(i) || has_subject(i)) return;
    std::size_t up = head(i);
    if (up > i || !is_infinitive(up)) return;
    while (is_infinitive(up) && words_[up].rel == Rel::xcomp && has_head(up) && head(up) < up) up = head(up);
    if (!is_infinitive(up)) attach(i, up, Rel::conj);
  }

  // "Said that snipers had shot a conscript, and accused them of more": who says goes on.
  void resumed(std::size_t i) {
    if (words_[i].xpos != "VBD" || words_[i].rel != Rel::conj || !has_head(i) || has_subject(i)) return;
    const std::size_t told = head(i);
    if (told > i || words_[told].rel != Rel::ccomp || words_[told].xpos != "VBN" || !has_head(told)) return;
    const std::size_t speech = head(told);
    const bool had = any_child(
        told, [&](std::size_t c) { return words_[c].rel == Rel::aux && words_[c].lemma == "have" && c < told; });
    const bool own = any_child(i, [&](std::size_t c) { return universal(words_[c].rel) == Rel::aux; });
    if (had && !own && speech < told && words_[speech].xpos == "VBD") attach(i, speech, Rel::conj);
  }

  std::span<Word> words_;
  WordId first_;
};

}  // namespace

void mend(std::span<Word> words, WordId first) {
  Mender(words, first).run();
}

}  // namespace hearsay
