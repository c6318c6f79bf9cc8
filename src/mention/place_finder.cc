#include "mention/place_finder.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "mention/place_words.h"

namespace hearsay {
namespace {

constexpr int longest_name = 7;  // words, hyphens counted ("Mazar-e-Sharif" is five)

class Finder {
 public:
  Finder(const PlaceKnowledge& knowledge, const Analysis& analysis)
      : knowledge_(knowledge), analysis_(analysis), tree_(analysis.tree), text_(analysis.document.text) {
    tagged_ = std::any_of(tree_.words.begin(), tree_.words.end(), [](const Word& w) { return w.upos != Upos::X; });
  }

  std::vector<Toponym> run() {
    for (const Sentence& s : tree_.sentences) {
      begin_ = s.first.value;
      end_ = begin_ + s.size;
      title_case_ = is_title_case();
      after_place_ = false;
      for (int i = begin_; i < end_;) {
        if (form(i) != ",") after_place_ = after_place_ && !found_.empty() && found_.back().last.value == i - 2;
        i = step(i);
      }
    }
    drop_surnames();
    return std::move(found_);
  }

 private:
  std::string_view form(int i) const { return i >= begin_ && i < end_ ? tree_.words[at(i)].form : std::string_view(); }
  std::string lower_form(int i) const { return lower(form(i)); }
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  bool capital(int i) const { return !form(i).empty() && is_upper(code_point(form(i), 0).value); }
  Upos upos(int i) const { return i >= begin_ && i < end_ ? tree_.words[at(i)].upos : Upos::PUNCT; }
  bool proper(int i) const { return capital(i) && (!tagged_ || upos(i) == Upos::PROPN); }
  Span span(int first, int last) const { return {tree_.words[at(first)].span.begin, tree_.words[at(last)].span.end}; }

  // Most words begin with a capital: a headline, where capitals tell nothing.
  bool is_title_case() const {
    int capitals = 0, words = 0;
    for (int i = begin_; i < end_; ++i) {
      if (form(i).size() < 4 || !is_letter(code_point(form(i), 0).value)) continue;
      ++words;
      capitals += capital(i);
    }
    return words >= 4 && capitals * 10 >= words * 7;
  }

  // The longest name of the gazetteer that starts at word i; last word of it, or -1.
  int match(int i, std::vector<GazetteerEntry>& out) const {
    const bool article = (form(i) == "al" || form(i) == "el") && form(i + 1) == "-";
    if (!capital(i) && !article) return -1;
    for (int last = std::min(i + longest_name, end_) - 1; last >= i; --last) {
      if (!capital(last) && last != i) continue;
      out.clear();
      knowledge_.gazetteer.find(span(i, last).in(text_), out);
      if (!out.empty()) return last;
      // "Laramie, Wyo." at the end of a sentence, where the full stop stands apart
      if (form(i - 1) == "," && form(last + 1) == "." && span(i, last).size() <= 6) {
        knowledge_.gazetteer.find(span(i, last + 1).in(text_), out);
        if (!out.empty()) return last + 1;
      }
    }
    return -1;
  }

  int step(int i) {
    if (place_words::is_border(lower_form(i))) {
      if (const int next = border(i); next > i) return next;
    }
    std::vector<GazetteerEntry> candidates;
    const int last = match(i, candidates);
    Toponym t;
    if (last >= 0) {
      t.candidates = std::move(candidates);
      if (!accept(i, last, t.candidates)) return county_or(i, last + 1);
      return add(std::move(t), i, last);
    }
    return proper(i) ? unknown(i) : i + 1;
  }

  // A name that is not in the gazetteer, told to be a place by what stands around it.
  int unknown(int i) {
    const int last = proper_run(i);
    std::vector<GazetteerEntry> within;
    const std::string next = lower_form(last + 1);
    // "in X", "in Y, X", or what opens a report
    const bool located =
        place_words::is_locative(lower_form(i - 1)) || i == begin_ || (form(i - 1) == "," && after_place_);
    const bool kind_before = lower_form(i - 1) == "of" && place_words::is_settlement(lower_form(i - 2));
    // "School District", "Ohio State": with a capital only what is always a region.
    const bool kind_after = (place_words::is_region(next) || place_words::is_county(next)) &&
                            (!capital(last + 1) || place_words::is_always_region(next));
    const bool region_word = capital(last + 1) && (place_words::is_region(next) || place_words::is_county(next));
    const bool qualified = located && qualifier(region_word ? last + 1 : last, within) > last + region_word;
    if (!kind_before && !kind_after && !qualified) return last + 1 > i + 1 ? i + 1 : last + 1;
    if (place_words::is_calendar(lower_form(i))) return last + 1;
    return add({}, i, last);
  }

  // The last word of the run of proper nouns that begins at i, hyphens included, before a word such as "District".
  int proper_run(int i) const {
    int last = i;
    while (last - i < 4) {
      const int next = form(last + 1) == "-" ? last + 2 : last + 1;
      if (next >= end_ || !proper(next) || place_words::is_region(lower_form(next)) ||
          place_words::is_county(lower_form(next))) {
        break;
      }
      last = next;
    }
    return last;
  }

  // "Laurel County" where "Laurel" itself was turned down; else go on at `otherwise`.
  int county_or(int i, int otherwise) {
    if (otherwise < end_ && capital(otherwise) && place_words::is_county(lower_form(otherwise)) && !is_person(i, i)) {
      return add({}, i, otherwise - 1);
    }
    return otherwise;
  }

  // Reads ", Texas" or "(Texas)" after word `last` into `within`; the last word read, or `last`.
  int qualifier(int last, std::vector<GazetteerEntry>& within) const {
    const bool bracket = form(last + 1) == "(";
    if (form(last + 1) != "," && !bracket) return last;
    std::vector<GazetteerEntry> found;
    const bool in = !bracket && lower_form(last + 2) == "in";  // "Trinidad, in Bolivia"
    int to = match(last + 2 + in, found);
    // "Jabad Godane, Middle Shabelle, Somalia": past a region that is not known
    if (to < 0 && !bracket && last + 2 < end_ && capital(last + 2)) {
      int middle = proper_run(place_words::is_direction(lower_form(last + 2)) ? last + 3 : last + 2);
      const std::string kind = lower_form(middle + 1);
      if (place_words::is_region(kind) || place_words::is_county(kind)) ++middle;
      if (form(middle + 1) == ",") to = match(middle + 2, found);
      std::erase_if(found, [](const GazetteerEntry& e) { return e.kind == PlaceClass::feature; });
    }
    if (to < 0) return last;
    std::erase_if(found, [](const GazetteerEntry& e) {
      return e.kind != PlaceClass::country && e.kind != PlaceClass::admin1 && e.kind != PlaceClass::feature;
    });
    // "Paris, Texas," but not "Kerry, U.S. secretary of state" nor one more item of a list.
    const Upos next = upos(to + 1);
    const std::string after = lower_form(to + 1);
    const bool ended = !tagged_ || to + 1 >= end_ || next == Upos::PUNCT || next == Upos::ADP || next == Upos::SCONJ ||
                       next == Upos::ADV || next == Upos::CCONJ;
    const bool closed = bracket ? after == ")" : ended;
    if (found.empty() || (!closed && !place_words::is_region(after)) || after == "and" || after == "'s") return last;
    within = std::move(found);
    return to;
  }

  // A name of another kind covers these words.
  const Name* name_over(int first, int last) const {
    const Span s = span(first, last);
    for (const Name& n : analysis_.names) {
      if (n.span.begin >= s.end) break;
      if (n.span.overlaps(s)) return &n;
    }
    return nullptr;
  }

  bool is_person(int first, int last) const {
    const Name* name = name_over(first, last);
    return name != nullptr && name->type == NameType::PER;
  }

  // The tree ties the words to a name beside them: "Jordan Reed".
  bool part_of_flat(int first, int last) const {
    const auto outside = [&](WordId w) { return w.valid() && (w.value < first || w.value > last); };
    for (int i = first; i <= last; ++i) {
      if (is(tree_.words[at(i)].rel, Rel::flat) && outside(tree_.words[at(i)].head)) return true;
    }
    const int after = last + 1;
    return proper(after) && is(tree_.words[at(after)].rel, Rel::flat) && tree_.words[at(after)].head.value >= first &&
           tree_.words[at(after)].head.value <= last && !place_words::is_place_noun(lower_form(after)) &&
           !place_words::is_region(lower_form(after)) && !place_words::is_county(lower_form(after));
  }

  bool accept(int first, int last, const std::vector<GazetteerEntry>& candidates) {
    const Span s = span(first, last);
    const std::string key = lower(s.in(text_));
    const std::string before = lower_form(first - 1);
    const std::string after = lower_form(last + 1);
    const bool locative =
        place_words::is_locative(before) || (before == "the" && place_words::is_locative(lower_form(first - 2)));
    const bool great = std::any_of(candidates.begin(), candidates.end(), [](const GazetteerEntry& e) {
      return e.kind == PlaceClass::country || e.kind == PlaceClass::capital || e.kind == PlaceClass::feature ||
             e.population > 1'000'000;
    });
    const bool abbreviation = s.size() <= 3 || (s.size() <= 5 && key.find('.') != std::string::npos);
    std::vector<GazetteerEntry> within;
    const bool qualified = qualifier(last, within) > last;
    if (qualified && (locative || great)) return true;
    if (part_of_flat(first, last)) {
      surnames_.push_back(key);
      return false;
    }
    // "Minister Jordan Reed".
    if (place_words::is_title(before) && proper(last + 1) && !place_words::is_place_noun(after)) {
      surnames_.push_back(key);
      return false;
    }
    // "Nueva Ecija", "New Bristol": a longer name, which the gazetteer lacks.
    if (capital(first - 1) && place_words::begins_name(before)) return false;
    if (const Name* name = name_over(first, last)) {
      const bool region_follows = capital(last + 1) && place_words::is_always_region(after);
      const bool longer = name->span.begin < s.begin || name->span.end > span(first, last + region_follows).end;
      if (name->type == NameType::PER) {
        if (longer) surnames_.push_back(key);
        // The tagger takes many a town of which it has never read for a person.
        const bool large = great || std::any_of(candidates.begin(), candidates.end(),
                                                [](const GazetteerEntry& e) { return e.population >= 50'000; });
        const bool person = longer || place_words::is_title(before) || place_words::is_speech(after);
        if (person || !large || knowledge_.ambiguous.contains(key)) return false;
      }
      if (name->type == NameType::ORG && longer && !abbreviation) return false;
      if (name->type == NameType::ORG && first == last && !great && !locative) return false;
      if (name->type == NameType::NORP && !longer) return false;
      if (capital(last + 1) && place_words::is_street(after)) return false;
      if (name->type == NameType::GPE || name->type == NameType::LOC) {
        return !knowledge_.ambiguous.contains(key) || locative || longer;
      }
    }
    if (place_words::is_calendar(key)) return false;
    if (capital(last + 1) && (place_words::is_street(after) || upos(last + 1) == Upos::NUM))
      return false;  // "Mile Two"
    if (knowledge_.ambiguous.contains(key) && !locative && !qualified) return false;
    if (tagged_ && first == last && !abbreviation && upos(first) != Upos::PROPN && !great) return false;
    if (tagged_ && first == last && upos(first) != Upos::PROPN &&
        (upos(first) == Upos::PRON || upos(first) == Upos::VERB))
      return false;
    if (title_case_) return great || locative || !analysis_.names.empty() || first != last;
    // A capital right before or after: part of a longer name.
    if (proper(first - 1) && !place_words::is_direction(before) && !place_words::is_calendar(before) &&
        demonym_country(knowledge_, before).empty() && !place_words::is_function(before)) {
      if (!abbreviation) surnames_.push_back(key);
      return abbreviation;
    }
    if (place_words::is_title(before)) {
      surnames_.push_back(key);
      return false;
    }
    if (proper(last + 1) && !abbreviation && !place_words::is_calendar(after) && !place_words::is_place_noun(after) &&
        !place_words::is_region(after) && !place_words::is_county(after) && !place_words::is_direction(after)) {
      return false;
    }
    if (place_words::is_speech(after) && !great && !locative) {
      surnames_.push_back(key);
      return false;
    }
    return true;
  }

  int add(Toponym t, int first, int last) {
    const std::string before = lower_form(first - 1);
    const std::string after = lower_form(last + 1);
    if (before == "of") {
      t.region = place_words::is_region(lower_form(first - 2));
      t.city = place_words::is_settlement(lower_form(first - 2));
      // "The Philippine island of Samar".
      if (t.region || t.city || lower_form(first - 2) == "island") {
        for (int k = first - 3; k >= std::max(begin_, first - 5) && t.within.empty();
             --k) {  // "the Iraqi mountain village of"
          if (k < first - 3 && proper(k + 1)) break;
          side(k, t.within);
        }
      }
    }
    t.region = t.region || place_words::is_region(after);
    t.county = place_words::is_county(after);
    const int name_last = last;
    if ((t.region || t.county) && capital(last + 1) &&
        place_words::is_region(after) + place_words::is_county(after) > 0) {
      ++last;
      std::vector<GazetteerEntry> whole;
      knowledge_.gazetteer.find(span(first, last).in(text_), whole);
      if (!whole.empty())
        t.candidates = std::move(whole);
      else if (t.county)
        t.candidates.clear();
    }
    const int next = t.within.empty() && qualifier(std::max(last, name_last), t.within) > last ? last + 2 : last + 1;
    t.first = WordId(static_cast<std::int32_t>(first));
    t.last = WordId(static_cast<std::int32_t>(last));
    t.span = span(first, last);
    t.key = lower(t.span.in(text_));
    found_.push_back(std::move(t));
    after_place_ = true;
    return next;
  }

  // At the word "border": the countries before it ("the Afghan border", "the Afghan-Pakistani border") or after it
  // ("the border with Iran", "the border between Iran and Iraq"). The word after what was read, or i.
  int border(int i) {
    std::vector<GazetteerEntry> sides;
    int first = i, last = i;
    for (int k = i - 1; k >= std::max(begin_, i - 6); --k) {
      const std::string_view f = form(k);
      if (side(k, sides)) {
        first = k;
      } else if (f != "-" && f != "–" && f != "and" && f != "," && f != "'s" && f != "’s") {
        break;
      }
    }
    std::reverse(sides.begin(), sides.end());  // they were read backwards
    if (sides.empty()) {
      const std::string preposition = lower_form(i + 1);
      if (preposition != "with" && preposition != "between") return i;
      int k = i + 2;
      while (k < end_ && k < i + 8) {
        std::vector<GazetteerEntry> found;
        const int to = match(k, found);
        std::erase_if(found, [](const GazetteerEntry& e) { return e.kind != PlaceClass::country; });
        if (to >= 0 && !found.empty()) {
          sides.push_back(found.front());
          last = to;
          k = to + 1;
        } else if (form(k) == "and" || lower_form(k) == "the") {
          ++k;
        } else {
          break;
        }
      }
    }
    if (sides.empty()) return i;
    const Span s = span(first, last);
    while (!found_.empty() && found_.back().span.overlaps(s)) found_.pop_back();
    Toponym t;
    t.border = true;
    knowledge_.gazetteer.borders(t.candidates);
    std::erase_if(t.candidates, [&](const GazetteerEntry& e) {
      return !std::all_of(sides.begin(), sides.end(),
                          [&](const GazetteerEntry& x) { return e.country.find(x.country) != std::string_view::npos; });
    });
    t.within = std::move(sides);
    t.first = WordId(static_cast<std::int32_t>(first));
    t.last = WordId(static_cast<std::int32_t>(last));
    t.span = s;
    t.key = lower(s.in(text_));
    found_.push_back(std::move(t));
    return last + 1;
  }

  // Word k is a demonym or the last word of a country's name.
  bool side(int k, std::vector<GazetteerEntry>& sides) const {
    GazetteerEntry entry;
    if (const std::string_view code = demonym_country(knowledge_, form(k)); !code.empty()) {
      if (!knowledge_.gazetteer.country(code, entry)) return false;
      sides.push_back(entry);
      return true;
    }
    for (int first = std::max(begin_, k - 2); first <= k; ++first) {
      std::vector<GazetteerEntry> found;
      if (!capital(first) || match(first, found) != k) continue;
      for (const GazetteerEntry& e : found) {
        if (e.kind != PlaceClass::country) continue;
        sides.push_back(e);
        return true;
      }
    }
    return false;
  }

  // "Jackson said" after "Kelly Jackson": a name that was part of a person's or firm's name is no town elsewhere,
  // unless something says so.
  void drop_surnames() {
    if (surnames_.empty()) return;
    std::erase_if(found_, [&](const Toponym& t) {
      if (t.first != t.last || !t.within.empty() || t.region || t.city || t.county || t.border) return false;
      if (std::find(surnames_.begin(), surnames_.end(), t.key) == surnames_.end()) return false;
      const bool great = std::any_of(t.candidates.begin(), t.candidates.end(), [](const GazetteerEntry& e) {
        return e.kind == PlaceClass::country || e.kind == PlaceClass::capital || e.population > 1'000'000;
      });
      if (great) return false;
      return t.first.value == 0 || !place_words::is_locative(lower(tree_.words[t.first.index() - 1].form));
    });
  }

  const PlaceKnowledge& knowledge_;
  const Analysis& analysis_;
  const Tree& tree_;
  std::string_view text_;
  bool tagged_ = false;
  bool title_case_ = false;
  bool after_place_ = false;  // nothing but a comma lies between the last place and the word at hand
  int begin_ = 0, end_ = 0;   // the sentence at hand
  std::vector<Toponym> found_;
  std::vector<std::string> surnames_;
};

}  // namespace

std::string_view demonym_country(const PlaceKnowledge& knowledge, std::string_view word) {
  const auto it = knowledge.adjectives.find(lower(word));
  return it == knowledge.adjectives.end() ? std::string_view() : std::string_view(it->second);
}

std::vector<Toponym> find_toponyms(const PlaceKnowledge& knowledge, const Analysis& analysis) {
  return Finder(knowledge, analysis).run();
}

}  // namespace hearsay
