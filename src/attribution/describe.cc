#include "attribution/describe.h"

#include <algorithm>
#include <array>

#include "attribution/cue_span.h"
#include "base/strings.h"

namespace hearsay {
namespace {

// Verbs of refusing in front of a cue: "declined to confirm" is no confirmation.
constexpr std::array<std::string_view, 4> kRefusals = {"decline", "refuse", "fail", "hesitate"};

class Describer {
 public:
  Describer(const Context& context, const Analysis& analysis, const SourceWords& words, const Selected& selected)
      : context_(context),
        tree_(context.tree),
        analysis_(analysis),
        words_(words),
        selected_(selected),
        c_(selected.candidate) {}

  Attribution describe() {
    Attribution a;
    a.source = c_.source_spans;
    a.cue = cue_spans(context_, selected_);
    a.content = c_.content;
    std::ranges::sort(a.content);
    a.cue_head = c_.anchor;
    a.content_head = c_.content_head.valid() ? c_.content_head : tree_.head_of(a.content.front());
    a.source_head = a.source.empty() ? WordId() : c_.source.head;
    a.form = form(a.content);
    a.stance = stance();
    a.hedge = (c_.entry != nullptr && c_.entry->hedge) ||
              (a.source.empty() && c_.construction == Construction::raised_subject);
    if (a.source_head.valid()) {
      a.source_head = known_head(a.source_head, a.source.front());
      a.source_mention = mention_at(a.source_head);
      a.source_kind = kind(a.source_head, a.source_mention, 0);
      a.source_role = role(a.source_head, a.source_mention);
    }
    return a;
  }

 private:
  // Direct when the contents are quotations from end to end, seen from where the cue stands.
  Form form(const std::vector<Span>& content) const {
    const Span anchor = tree_[c_.anchor].span;
    bool any = false;
    bool all = true;
    for (const Span piece : content) {
      bool covered = false;
      for (const Quote& q : quotes_over(context_.quotes, piece)) {
        if (!q.span.overlaps(piece) || q.inside.contains(anchor)) continue;
        any = true;
        if (q.span.begin <= piece.begin + 3 && q.span.end + 3 >= piece.end) covered = true;
        if (q.span.begin <= piece.begin + 3 && piece.contains(q.span)) covered = covered || ends_in_quote(piece);
      }
      all = all && covered;
    }
    return all && any ? Form::direct : any ? Form::mixed : Form::indirect;
  }

  bool ends_in_quote(Span piece) const {
    return std::ranges::any_of(quotes_over(context_.quotes, piece), [&](const Quote& q) {
      return q.span.end + 2 >= piece.end && q.span.end <= piece.end + 2;
    });
  }

  Stance stance() const {
    const Stance s = c_.entry != nullptr ? c_.entry->stance : Stance::says;
    const bool asserts = s == Stance::confirms || s == Stance::admits || s == Stance::promises;
    if (asserts && is_negated(tree_, c_.anchor)) return s == Stance::promises ? Stance::denies : Stance::says;
    if (c_.source.route == SourceRoute::controller && c_.source.governor.valid() && asserts &&
        std::ranges::find(kRefusals, lemma_of(tree_, c_.source.governor)) != kRefusals.end()) {
      return Stance::says;
    }
    return s;
  }

  // A misparse may take "privy" for the head of "another official privy to the talks": a noun that the lexicon knows as
  // a source, before it in the phrase, is believed instead.
  WordId known_head(WordId head, Span source) const {
    if (tree_[head].upos != Upos::NOUN || words_.find(lemma_of(tree_, head)) != SourceWord::unknown) return head;
    for (WordId w = tree_.word_at(source.begin); w.valid() && w < head; ++w.value) {
      if (tree_[w].form == ",") break;
      const SourceWord word = words_.find(lower(tree_[w].form));
      if (word == SourceWord::unnamed && tree_[WordId(w.value + 1)].upos != Upos::NOUN) return w;
      if (word == SourceWord::unnamed && tree_[w].upos == Upos::ADJ) return w;
    }
    return head;
  }

  MentionId mention_at(WordId head) const {
    MentionId smallest;
    for (std::size_t i = 0; i < analysis_.mentions.size(); ++i) {
      const Mention& m = analysis_.mentions[i];
      if (m.head == head) return MentionId(i);
      if (m.span.contains(tree_[head].span) &&
          (!smallest.valid() || m.span.size() < analysis_.mention(smallest).span.size())) {
        smallest = MentionId(i);
      }
    }
    return smallest;
  }

  // The nominal that a relative pronoun stands for.
  WordId antecedent(WordId pronoun) const {
    for (WordId h = tree_[pronoun].head; h.valid(); h = tree_[h].head) {
      if (tree_[h].rel == Rel::acl_relcl) return tree_[h].head;
    }
    return {};
  }

  SourceKind kind(WordId head, MentionId mention, int depth) const {
    const Word& w = tree_[head];
    if (is_relative_pronoun(tree_, head)) {
      const WordId a = antecedent(head);
      return a.valid() && depth < 3 ? kind(a, mention_at(a), depth + 1) : SourceKind::unnamed;
    }
    if (w.upos == Upos::PRON) return pronoun_kind(head, mention, depth);
    if (has_name_apposition(head)) return SourceKind::named;
    if (w.upos == Upos::NOUN || w.upos == Upos::ADJ || w.upos == Upos::NUM) return noun_kind(head);
    if (w.upos == Upos::PROPN) return name_kind(head);
    return SourceKind::unnamed;
  }

  SourceKind pronoun_kind(WordId head, MentionId mention, int depth) const {
    if (mention.valid() && depth < 3) {
      const EntityId entity = analysis_.mention(mention).entity;
      if (entity.valid() && entity.index() < analysis_.entities.size()) {
        // A name anywhere decides; else the mention before.
        WordId nominal;
        for (const MentionId m : analysis_.entities[entity.index()].mentions) {
          const Mention& other = analysis_.mention(m);
          if (other.kind == MentionKind::name) return kind(other.head, m, depth + 1);
          if (other.kind == MentionKind::nominal && !nominal.valid()) nominal = other.head;
        }
        if (nominal.valid()) return kind(nominal, mention_at(nominal), depth + 1);
      }
    }
    const std::string form = lower(tree_[head].form);
    if (form == "they" || form == "their" || form == "we" || form == "our") return SourceKind::collective;
    if (form == "he" || form == "she" || form == "his" || form == "her" || form == "i" || form == "my")
      return SourceKind::named;
    if (form == "it" || form == "its") return SourceKind::collective;
    return SourceKind::unnamed;
  }

  // "a spokesman, John Smith" and "spokesman John Smith".
  bool has_name_apposition(WordId head) const {
    if (tree_[head].upos == Upos::PROPN) return false;
    for (const WordId c : tree_.children(head)) {
      const Rel r = tree_[c].rel;
      if ((r == Rel::appos || r == Rel::flat || r == Rel::nmod_desc) && tree_[c].upos == Upos::PROPN) return true;
    }
    return false;
  }

  SourceKind name_kind(WordId head) const {
    // "the Interior Ministry", "Reuters": a name. A common noun written with a capital in a headline is not.
    const SourceWord word = words_.find(lower(tree_[head].form));
    if (word == SourceWord::unnamed && !has_given_name(head)) return SourceKind::unnamed;
    if (word == SourceWord::document && tree_.children(head).empty()) return SourceKind::document;
    return SourceKind::named;
  }

  bool has_given_name(WordId head) const {
    return std::ranges::any_of(tree_.children(head), [&](WordId c) {
      return tree_[c].upos == Upos::PROPN && (is(tree_[c].rel, Rel::flat) || is(tree_[c].rel, Rel::compound));
    });
  }

  SourceKind noun_kind(WordId head) const {
    const std::string lemma = lemma_of(tree_, head);
    if (lemma == "people" && knows_something(head)) return SourceKind::unnamed;
    SourceWord word = words_.find(phrase(head, lemma));
    if (word == SourceWord::unknown) word = words_.find(lemma);
    switch (word) {
      case SourceWord::document:
        return SourceKind::document;
      case SourceWord::collective:
        return begins_with_name(head) ? SourceKind::named : SourceKind::collective;
      case SourceWord::office:
        return definite(head) ? SourceKind::named : SourceKind::unnamed;
      case SourceWord::unnamed:
        return SourceKind::unnamed;
      default:
        break;
    }
    if (lemma.ends_with("ministry") || lemma.ends_with("minister")) {
      return definite(head) ? SourceKind::named : SourceKind::unnamed;
    }
    const bool plural = tree_[head].xpos == "NNS" || tree_[head].xpos == "NNPS";
    return plural ? SourceKind::collective : SourceKind::unnamed;
  }

  // "people familiar with the matter"
  bool knows_something(WordId head) const {
    return std::ranges::any_of(tree_.children(head), [&](WordId c) {
      return c > head &&
             (has_form(tree_, c, "familiar") || has_form(tree_, c, "close") || has_form(tree_, c, "briefed"));
    });
  }

  // "the Interfax agency": a body with a name of its own
  bool begins_with_name(WordId head) const {
    if (tree_[head].xpos == "NNS") return false;
    return std::ranges::any_of(tree_.children(head), [&](WordId c) {
      return c < head && tree_[c].upos == Upos::PROPN && is(tree_[c].rel, Rel::compound);
    });
  }

  std::string phrase(WordId head, const std::string& lemma) const {
    if (head.value > 0 && tree_[WordId(head.value - 1)].head == head) {
      return lower(tree_[WordId(head.value - 1)].form) + " " + lemma;
    }
    return lemma;
  }

  bool definite(WordId head) const {
    if (tree_[head].xpos == "NNS") return false;
    for (const WordId c : tree_.children(head)) {
      if (c > head) continue;
      const std::string form = lower(tree_[c].form);
      if (tree_[c].rel == Rel::det) return form == "the" || form == "this" || form == "that";
      if (tree_[c].rel == Rel::nmod_poss) return true;
      if (form == "one" || form == "another" || form == "former") return false;
    }
    // "Turkish foreign minister", a headline's "Minister": definite without an article
    return true;
  }

  // "security official" of "one security official privy to the talks".
  std::string role(WordId head, MentionId mention) const {
    if (is_relative_pronoun(tree_, head)) {
      const WordId a = antecedent(head);
      return a.valid() && !is_relative_pronoun(tree_, a) ? role(a, mention_at(a)) : std::string();
    }
    if (tree_[head].upos == Upos::PROPN) return name_role(head, mention);
    if (tree_[head].upos != Upos::NOUN && words_.find(lower(tree_[head].form)) == SourceWord::unknown) return {};
    std::string out;
    for (WordId w = tree_.leftmost(head); w < head; ++w.value) {
      const Rel r = tree_[w].rel;
      if (tree_[w].head != head || (r != Rel::compound && r != Rel::amod) || tree_[w].upos == Upos::PROPN) continue;
      const std::string form = lower(tree_[w].form);
      const bool capital = is_upper(code_point(tree_[w].form, 0).value);
      // "Israeli officials" is no role; "Security officials" at the beginning of a sentence is one.
      const bool opens = tree_[w].upos == Upos::NOUN && w == tree_.sentences[tree_.sentence_of(w).index()].first;
      if (form == "other" || form == "several" || form == "many" || form == "same" || (capital && !opens)) continue;
      out += form + " ";
    }
    return out + lemma_of(tree_, head);
  }

  // The title before a name, or the apposition after it.
  std::string name_role(WordId head, MentionId mention) const {
    if (mention.valid() && !analysis_.mention(mention).actor.role.empty()) return analysis_.mention(mention).actor.role;
    for (const WordId c : tree_.children(head)) {
      if (c > head && tree_[c].rel == Rel::appos && tree_[c].upos == Upos::NOUN) return role(c, {});
    }
    std::string out;
    for (WordId w = tree_.leftmost(head); w < head; ++w.value) {
      const bool common = tree_[w].upos == Upos::NOUN && !is_upper(code_point(tree_[w].form, 0).value);
      if (common && tree_[w].head == head) out += (out.empty() ? "" : " ") + lower(tree_[w].form);
    }
    return out;
  }

  const Context& context_;
  const Tree& tree_;
  const Analysis& analysis_;
  const SourceWords& words_;
  const Selected& selected_;
  const Candidate& c_;
};

}  // namespace

Attribution describe(const Context& context, const Analysis& analysis, const SourceWords& words,
                     const Selected& selected) {
  return Describer(context, analysis, words, selected).describe();
}

}  // namespace hearsay
