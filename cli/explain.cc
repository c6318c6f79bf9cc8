// hearsay explain: why each event was coded: the words, the tree, the pattern, the rules, and on whose word; and why
// other words are no events.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>

#include "help.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kText = 15;  // the column after "    because    "

using Out = std::back_insert_iterator<std::string>;

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c == '\n' || c == '\t' ? ' ' : c;
  return out;
}

std::string text_of(const Analysis& a, const std::vector<Span>& spans) {
  std::string out;
  for (const Span s : spans) out += (out.empty() ? "" : " ... ") + one_line(s.in(a.document.text));
  return out;
}

std::string actor_of(const Mention& m) {
  std::string out;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) out += (out.empty() ? "" : " ") + std::string(part);
  };
  add(m.actor.country);
  for (const std::string& s : m.actor.sectors) add(s);
  add(m.actor.group);
  if (!m.actor.role.empty()) add("(" + m.actor.role + ")");
  return out.empty() ? "not known" : out;
}

void write_tree(const Analysis& a, SentenceId id, Out out) {
  const Sentence& s = a.tree.sentences[id.index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const Word& w = a.tree[WordId(s.first.value + i)];
    fmt::format_to(out, "    {:>3} {:<18.18} {:<18.18} {:<6}{:<6} {:>3} {}\n", i + 1, std::string(w.form),
                   std::string(w.lemma), std::string(to_string(w.upos)), std::string(w.xpos),
                   w.head.valid() ? w.head.value - s.first.value + 1 : 0, std::string(to_string(w.rel)));
  }
}

void write_parties(const Analysis& a, std::string_view role, const std::vector<MentionId>& parties, Out out) {
  for (const MentionId id : parties) {
    const Mention& m = a.mention(id);
    fmt::format_to(out, "    {:<10} {} = {}", role, one_line(m.span.in(a.document.text)), actor_of(m));
    const Entity& e = a.entities[m.entity.index()];
    if (!e.name.empty() && e.name != m.span.in(a.document.text)) fmt::format_to(out, ", that is {}", one_line(e.name));
    fmt::format_to(out, "\n");
  }
}

void write_event(const Analysis& a, const Event& e, Out out) {
  fmt::format_to(out, "  {}", std::string(to_string(e.type)));
  for (const std::string& m : e.mode) fmt::format_to(out, " {}", m);
  fmt::format_to(out, "  \"{}\"\n", one_line(e.trigger_span.in(a.document.text)));
  for (const std::string& why : e.why) fmt::format_to(out, "    because    {}\n", why);
  write_parties(a, "actor", e.actor, out);
  write_parties(a, "recipient", e.recipient, out);
  fmt::format_to(out, "    presented  {}, {}{}, factuality {:.1f}\n", std::string(to_string(e.modality)),
                 std::string(to_string(e.stage)), e.negated ? ", negated" : "", e.factuality);
  if (e.place.valid()) {
    const Place& p = a.places[e.place.index()];
    fmt::format_to(out, "    where      {} = {} {}\n", one_line(p.span.in(a.document.text)), p.name, p.country);
  }
  if (e.time.valid()) {
    const TimeExpression& t = a.times[e.time.index()];
    fmt::format_to(out, "    when       {} = {}{}\n", one_line(t.span.in(a.document.text)),
                   t.start.known() ? to_string(t.start) : "not anchored; give --published",
                   t.end != t.start ? " to " + to_string(t.end) : "");
  }
  for (const Count& c : e.counts) {
    fmt::format_to(out, "    how many   {} {}{}\n", c.what, c.low,
                   c.high ? (*c.high != c.low ? fmt::format(" to {}", *c.high) : "") : " or more");
  }
  if (e.claims.empty()) fmt::format_to(out, "    vouched    by the report itself\n");
  for (const AttributionId id : e.claims) {
    const Attribution& c = a.attribution(id);
    fmt::format_to(out, "    vouched    {} [{}{}] {}: \"{}\"\n", c.source.empty() ? "nobody" : text_of(a, c.source),
                   std::string(to_string(c.source_kind)),
                   c.side == Side::unknown ? "" : ", on the side of the " + std::string(to_string(c.side)),
                   std::string(to_string(c.stance)), text_of(a, c.cue));
  }
}

std::string explanation(const Analysis& a, bool trees) {
  std::string text;
  Out out(text);
  fmt::format_to(out, "# {}\n", a.document.id);
  for (std::size_t s = 0; s < a.tree.sentences.size(); ++s) {
    fmt::format_to(out, "\n{}\n", one_line(a.tree.sentences[s].span.in(a.document.text)));
    if (trees) write_tree(a, SentenceId(s), out);
    bool any = false;
    for (const Event& e : a.events) {
      if (e.sentence != SentenceId(s)) continue;
      any = true;
      write_event(a, e, out);
    }
    bool known = false;
    for (const NonEvent& n : a.non_events) {
      if (n.sentence != SentenceId(s)) continue;
      known = true;
      fmt::format_to(out, "  no event  \"{}\"\n    because    {}\n", a.tree[n.word].form, n.why);
    }
    if (!any && !known) fmt::format_to(out, "  no event\n    because    no word of it heads a pattern\n");
  }
  return text;
}

// Lines that are wider than the terminal, continued below where their text starts.
std::string fitting(const std::string& text, int width) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t hang = indent == 4 && line.size() > kText ? kText : indent;  // "    because    ..."
    out +=
        line.substr(0, hang) + wrap(line.substr(hang), width - static_cast<int>(hang), static_cast<int>(hang)) + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace

void add_explain(CLI::App& program, Session& session) {
  CLI::App* verb =
      add_verb(program, "explain",
               "Why each event was coded, the words, tree, pattern, rules, on whose word; and why others were not",
               "  echo \"The army said its soldiers had foiled an attack on Sunday.\" |\n    hearsay "
               "explain - --published 2025-10-29 --tree");
  add_input_options(*verb, session);
  add_coder_options(*verb, session);
  add_patterns_only(*verb, session);
  auto trees = std::make_shared<bool>(false);
  verb->add_flag("--tree", *trees, "Show the tree of each sentence");
  verb->callback([&session, trees] {
    const Coder* coder = session.load_coder(true);
    if (!coder) return;
    for_each_document(
        session, *coder,
        [&, width = isatty(STDOUT_FILENO) != 0 && !*trees ? terminal_width() : 0](Analysis& a) {
          return width > 0 ? fitting(explanation(a, *trees), width) : explanation(a, *trees);
        },
        [](std::string&& text) { put(text + "\n"); });
  });
}

}  // namespace hearsay::cli
