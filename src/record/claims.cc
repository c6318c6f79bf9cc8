#include "record/claims.h"

#include <algorithm>

#include "base/strings.h"

namespace hearsay {
namespace {

// "PAK MIL": the country with the first sector; a government and a country as a whole are the country alone.
std::string country_and_sector(const Actor& actor) {
  std::string label = actor.country;
  if (!actor.sectors.empty() && (label.empty() || actor.sectors.front() != "GOV")) {
    label += (label.empty() ? "" : " ") + actor.sectors.front();
  }
  return label;
}

// "ISPR": the short name of a body, where it has one that is read as such.
std::string acronym(const Actor& actor) {
  constexpr std::size_t kLongest = 6;
  if (!actor.group.empty()) return actor.group;
  const bool is_short = actor.id.size() <= kLongest && actor.role.empty();
  return is_short && std::ranges::all_of(actor.id, [](char c) { return c >= 'A' && c <= 'Z'; }) ? actor.id : "";
}

}  // namespace

std::vector<AttributionId> with_parents(const Analysis& analysis, const std::vector<AttributionId>& ids) {
  std::vector<AttributionId> all;
  for (AttributionId id : ids) {
    for (; id.valid() && std::ranges::find(all, id) == all.end(); id = analysis.attribution(id).parent) {
      all.push_back(id);
    }
  }
  return all;
}

std::vector<std::vector<AttributionId>> chains_of(const Analysis& analysis, const Event& event) {
  std::vector<std::vector<AttributionId>> chains;
  for (const AttributionId id : event.claims) {
    if (!chains.empty() && analysis.attribution(chains.back().back()).parent == id) {
      chains.back().push_back(id);
    } else {
      chains.push_back({id});
    }
  }
  for (auto& chain : chains) std::ranges::reverse(chain);
  return chains;
}

std::string squashed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;  // nor may controls reach a terminal
    if (!space) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string clause_text(const Analysis& analysis, const Event& event) {
  std::string text = squashed(event.span.in(analysis.document.text));
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::string_view mark : {" ", ",", ";", ".", ":", ")", "\u201d", "\u2019"}) {
      if (!text.starts_with(mark)) continue;
      text.erase(0, mark.size());
      trimmed = true;
    }
    for (const std::string_view mark : {" ", ",", ";", ":", "(", "\u201c", "\u2018"}) {
      if (!text.ends_with(mark)) continue;
      text.erase(text.size() - mark.size());
      trimmed = true;
    }
  }
  return text;
}

std::string joined_text(const Analysis& analysis, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += " ... ";
    out += squashed(span.in(analysis.document.text));
  }
  return out;
}

std::string actor_label(const Analysis& analysis, MentionId id) {
  const Mention& mention = analysis.mention(id);
  if (!mention.actor.group.empty()) return mention.actor.group;
  if (std::string label = country_and_sector(mention.actor); !mention.actor.country.empty()) return label;
  return mention_name(analysis, id);
}

std::string mention_name(const Analysis& analysis, MentionId id) {
  const Mention& mention = analysis.mention(id);
  if (mention.kind == MentionKind::pronoun && mention.entity.valid()) {
    std::string name = squashed(analysis.entities[mention.entity.index()].name);
    if (!name.empty()) return name;
  }
  return squashed(mention.span.in(analysis.document.text));
}

std::string actor_labels(const Analysis& analysis, const std::vector<MentionId>& mentions) {
  std::string all;
  std::vector<std::string> seen;
  for (const MentionId id : mentions) {
    std::string label = actor_label(analysis, id);
    if (std::ranges::find(seen, label) != seen.end()) continue;
    all += (all.empty() ? "" : ", ") + label;
    seen.push_back(std::move(label));
  }
  return all;
}

std::string source_label(const Analysis& analysis, const Attribution& a) {
  if (a.source.empty() || a.source_kind == SourceKind::none) return "nobody named";
  std::string who = joined_text(analysis, a.source);
  if (!a.source_mention.valid()) return who;
  const Mention& mention = analysis.mention(a.source_mention);
  if (mention.kind == MentionKind::pronoun) who = mention_name(analysis, a.source_mention);
  if (a.source_kind == SourceKind::named) {
    if (const std::string code = acronym(mention.actor); !code.empty()) who = code;
  }
  const std::string label = country_and_sector(mention.actor);
  return label.empty() || label == who ? who : who + " (" + label + ")";
}

std::string chain_label(const Analysis& analysis, const Event& event, std::string_view arrow) {
  std::string all;
  for (const auto& chain : chains_of(analysis, event)) {
    if (!all.empty()) all += "; ";
    for (std::size_t i = 0; i < chain.size(); ++i) {
      if (i > 0) all += arrow;
      all += source_label(analysis, analysis.attribution(chain[i]));
    }
  }
  return all;
}

}  // namespace hearsay
