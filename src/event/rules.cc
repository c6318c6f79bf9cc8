#include "event/rules.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "event/arguments.h"
#include "event/sides.h"
#include "mention/combine.h"
#include "mention/noun_phrase.h"

namespace hearsay {
namespace {

void become(EventCandidate& c, EventType type, const std::string& why) {
  c.why.push_back(std::string(to_string(c.type)) + " " + why + " is " + std::string(to_string(type)) +
                  " (PLOVER manual, \"Potential ambiguities\")");
  c.type = type;
  c.mode.clear();
}

bool is_joint_exercise(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kDrills = std::to_array<std::string_view>(
      {"drill", "exercise", "game", "maneuver", "maneuvers", "manoeuvre", "manoeuvres", "wargame"});
  if (c.type != EventType::MOBILIZE) return false;
  const auto drill = [&](WordId w) {
    return std::find(kDrills.begin(), kDrills.end(), analysis.tree[w].lemma) != kDrills.end();
  };
  if (!drill(c.match.predicate) && std::none_of(c.match.literals.begin(), c.match.literals.end(), drill)) return false;
  std::string first;
  for (const MentionId m : c.actor) {
    const std::string& country = analysis.mention(m).actor.country;
    if (!first.empty() && !country.empty() && country != first) return true;
    if (first.empty()) first = country;
  }
  return false;
}

// "Haiti protested against the treatment of its citizens", "the ministry protested": states lodge protests, they do not
// march.
bool protests_as_state(const Analysis& analysis, const EventCandidate& c) {
  if (c.type != EventType::PROTEST || analysis.tree[c.match.predicate].lemma != "protest") return false;
  return !c.actor.empty() && std::all_of(c.actor.begin(), c.actor.end(), [&](MentionId m) {
    const Mention& mention = analysis.mention(m);
    const bool state = mention.kind == MentionKind::name && mention.actor.id == mention.actor.country;
    return !mention.person && ((state && !mention.actor.id.empty()) || has_sector(mention.actor, "GOV"));
  });
}

// "Protested on Twitter".
bool protests_online(const Tree& tree, const EventCandidate& c) {
  constexpr auto kOnline = std::to_array<std::string_view>(
      {"facebook", "instagram", "internet", "media", "telegram", "tiktok", "twitter", "whatsapp", "youtube"});
  if (c.type != EventType::PROTEST) return false;
  return std::ranges::any_of(tree.children(c.match.predicate), [&](WordId w) {
    const std::string_view by = case_of(tree, w);
    return tree[w].rel == Rel::obl && (by == "on" || by == "via" || by == "through") &&
           among(kOnline, lower(tree[w].form));
  });
}

// "Soldiers freed a trader. He had been snatched nine days before": what the report tells of those around it.
bool were_kidnapped(const Tree& tree, WordId predicate) {
  constexpr auto kKidnapping = std::to_array<std::string_view>(
      {"abduct", "abduction", "abductor", "captor", "gang", "hostage", "kidnap", "kidnapper", "kidnapping", "snatch"});
  constexpr auto kPrison = std::to_array<std::string_view>(
      {"bail", "cell", "charge", "court", "custody", "detention", "jail", "pardon", "prison", "sentence"});
  if (!among({"free", "liberate", "release", "rescue"}, tree[predicate].lemma)) return false;
  const SentenceId here = tree.sentence_of(predicate);
  bool kidnapped = false;
  for (std::int32_t s = std::max(0, here.value - 1); s <= here.value + 1; ++s) {
    if (s >= static_cast<std::int32_t>(tree.sentences.size())) break;
    const Sentence& around = tree.sentences[static_cast<std::size_t>(s)];
    for (std::int32_t i = 0; i < around.size; ++i) {
      const std::string_view lemma = tree[WordId(around.first.value + i)].lemma;
      if (s == here.value && among(kPrison, lemma)) return false;
      kidnapped = kidnapped || among(kKidnapping, lemma);
    }
  }
  return kidnapped;
}

// "Police freed two kidnapped women": not whoever held them.
bool rescues(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kCaptive =
      std::to_array<std::string_view>({"abduct", "abducted", "captive", "hostage", "kidnap", "kidnapped"});
  const Tree& tree = analysis.tree;
  const bool by_force = std::ranges::any_of(c.actor, [&](MentionId m) {
    const Mention& who = analysis.mention(m);
    return has_sector(who.actor, "COP") || has_sector(who.actor, "MIL") || has_sector(who.actor, "SPY");
  });
  if (c.type != EventType::RETREAT || !by_force) return false;
  // "Marines stormed the hijacked ship, freeing the crew".
  const Sentence& s = tree.sentences[tree.sentence_of(c.match.predicate).index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const Word& w = tree[WordId(s.first.value + i)];
    if (among({"captor", "hijacker", "kidnapper", "pirate"}, w.lemma) || lower(w.form) == "hijacked") return true;
  }
  if (were_kidnapped(tree, c.match.predicate)) return true;
  return std::ranges::any_of(c.match.recipient, [&](WordId w) {
    return among(kCaptive, tree[w].lemma) || std::ranges::any_of(tree.children(w), [&](WordId child) {
             // "Fishermen who were being held by a gang".
             if (tree[child].rel == Rel::acl_relcl && tree[child].lemma == "hold") return true;
             return among(kCaptive, tree[child].lemma) || among(kCaptive, lower(tree[child].form));
           });
  });
}

bool is_abroad(const Analysis& analysis, const EventCandidate& c) {
  return std::ranges::any_of(c.actor, [&](MentionId a) {
    const std::string& ours = analysis.mention(a).actor.country;
    return !ours.empty() && std::ranges::any_of(c.recipient, [&](MentionId r) {
      const std::string& theirs = analysis.mention(r).actor.country;
      return is_country(theirs) && theirs != ours;
    });
  });
}

// "Slapped travel bans on Fijian officers": against another country.
bool bars_foreigners(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (c.type != EventType::COERCE || !has_mode(c, "restrict") || !is_abroad(analysis, c)) return false;
  const bool noun = c.match.pattern->head_kind == HeadKind::noun;
  const auto of_entry = [&](WordId w) {
    if (tree[w].lemma == "freeze") return true;
    return tree[w].lemma == "ban" && std::ranges::any_of(tree.children(w), [&](WordId part) {
             return among({"entry", "travel", "visa"}, tree[part].lemma);
           });
  };
  return (noun && of_entry(c.match.predicate)) || std::ranges::any_of(c.match.literals, of_entry);
}

// "Guatemala handed over a former police chief to United States marshals": who is wanted, not who was held.
bool extradites(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"convict", "extradite", "extradition", "fugitive", "suspect", "tribunal", "trial", "wanted", "warrant"});
  constexpr auto kHeld = std::to_array<std::string_view>(
      {"body", "captive", "captor", "guerrilla", "hostage", "kidnap", "prisoner", "rebel", "remains", "soldier"});
  const Tree& tree = analysis.tree;
  if (c.type != EventType::RETREAT || tree[c.match.predicate].lemma != "hand" || !is_abroad(analysis, c)) return false;
  const Sentence& s = tree.sentences[tree.sentence_of(c.match.predicate).index()];
  bool sign = false;
  for (std::int32_t i = 0; i < s.size; ++i) {
    const Word& w = tree[WordId(s.first.value + i)];
    if (among(kHeld, w.lemma)) return false;
    const bool retired = w.lemma == "former" && std::ranges::any_of(analysis.mentions, [&](const Mention& m) {
                           return m.person && m.head == w.head;  // "a former police chief"
                         });
    sign = sign || retired || among(kSigns, w.lemma) || among(kSigns, lower(w.form));
  }
  return sign;
}

// "The rebels called for an end to their war with the government": of their own conflict.
bool wants_own_peace(const Tree& tree, const EventCandidate& c) {
  constexpr auto kEnd = std::to_array<std::string_view>({"cessation", "end", "halt", "stop"});
  constexpr auto kConflict = std::to_array<std::string_view>({"conflict", "fighting", "hostility", "war", "violence"});
  if (c.type != EventType::REQUEST) return false;
  const Sentence& s = tree.sentences[tree.sentence_of(c.match.predicate).index()];
  for (WordId w = c.match.predicate; w.value < s.first.value + s.size; ++w.value) {
    const WordId end = tree[w].head;
    if (!among(kConflict, tree[w].lemma) || !end.valid() || !among(kEnd, tree[end].lemma)) continue;
    if (!tree.dominates(c.match.predicate, w)) continue;
    return std::ranges::any_of(tree.children(w), [&](WordId child) {
      return (tree[child].rel == Rel::nmod_poss && tree[child].upos == Upos::PRON) ||
             (tree[child].rel == Rel::nmod && case_of(tree, child) == "with");
    });
  }
  return false;
}

// "Expelled eighteen foreign charities", "expelled three missionaries": no diplomats.
bool expels_no_diplomats(const Analysis& analysis, const EventCandidate& c) {
  if (c.type != EventType::SANCTION || analysis.tree[c.match.predicate].lemma != "expel") return false;
  // "The party expelled two of its deputies".
  const bool members = std::ranges::any_of(c.match.recipient, [&](WordId w) {
    const WordId whose = analysis.tree.child(w, Rel::nmod_poss);
    return whose.valid() && is_pronoun(analysis.tree[whose]);
  });
  if (members) return false;
  const bool diplomats = std::ranges::any_of(c.match.recipient, [&](WordId w) {
    return among({"ambassador", "attache", "consul", "diplomat", "envoy"}, analysis.tree[w].lemma);
  });
  const bool bodies = std::ranges::any_of(c.match.recipient, [&](WordId w) {
    return among({"agency", "association", "charity", "foundation", "group", "ngo", "organisation", "organization"},
                 analysis.tree[w].lemma);
  });
  // PLOVER manual, SANCTION: expulsions of individuals by a state are COERCE.
  const bool by_state = std::ranges::any_of(c.actor, [&](MentionId m) {
    return has_sector(analysis.mention(m).actor, "GOV") && !has_sector(analysis.mention(m).actor, "LEG");
  });
  const bool guests = by_state && std::ranges::any_of(c.recipient, [&](MentionId m) {
                        const Mention& whom = analysis.mention(m);
                        const bool own = std::ranges::any_of(c.actor, [&](MentionId a) {
                          return analysis.mention(a).actor.country == whom.actor.country;
                        });
                        return whom.person && is_country(whom.actor.country) && !own &&
                               !has_sector(whom.actor, "GOV") && !has_sector(whom.actor, "MIL");
                      });
  return !diplomats && (bodies || guests || std::ranges::any_of(c.recipient, [&](MentionId m) {
                          const Mention& whom = analysis.mention(m);
                          return !whom.person && (whom.actor.country == "NGO" || has_sector(whom.actor, "NGO"));
                        }));
}

// "Vowed to shut down the country unless the cabinet relented".
bool vows_unless(const Tree& tree, const EventCandidate& c) {
  if (condition_of(tree, c.match.predicate).valid()) return true;
  return c.match.clause.valid() && condition_of(tree, c.match.clause).valid();
}

// "Will be able to make arrests": no threat.
bool is_able(const Tree& tree, WordId predicate) {
  for (WordId w = predicate; w.valid(); w = tree[w].head) {
    if (tree[w].lemma == "able") return true;
    if (tree[w].rel != Rel::xcomp && tree[w].rel != Rel::conj && tree[w].rel != Rel::obj) return false;
  }
  return false;
}

// "Began exercises with 15,000 troops": no partner.
bool drills_alone(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (c.type != EventType::COOPERATE || c.actor.empty() || c.recipient.empty()) return false;
  const auto is_drill = [&](WordId w) {
    return among({"drill", "exercise", "maneuver", "manoeuvre", "manoeuvres"}, tree[w].lemma);
  };
  if (!is_drill(c.match.predicate) && std::none_of(c.match.literals.begin(), c.match.literals.end(), is_drill))
    return false;
  const std::string& own = analysis.mention(c.actor.front()).actor.country;
  const auto same = [&](MentionId m) {
    const Mention& who = analysis.mention(m);
    return has_sector(who.actor, "MIL") && (who.actor.country.empty() || who.actor.country == own);
  };
  return c.actor.size() == 1 && std::ranges::all_of(c.recipient, same);
}

// "A truce between them took effect": it is kept, not only agreed on.
bool ceasefire_begins(const Tree& tree, const EventCandidate& c) {
  const WordId noun = c.match.predicate;
  if (c.type != EventType::SUPPORT || !among({"armistice", "cease-fire", "ceasefire", "truce"}, tree[noun].lemma) ||
      !is(tree[noun].rel, Rel::nsubj) || !tree[noun].head.valid()) {
    return false;
  }
  const WordId verb = tree[noun].head;
  const auto with = [&](std::initializer_list<std::string_view> nouns) {
    return std::ranges::any_of(tree.children(verb), [&](WordId w) { return among(nouns, tree[w].lemma); });
  };
  if (tree[verb].lemma == "take") return with({"effect", "hold"});
  if (among({"come", "enter", "go"}, tree[verb].lemma)) return with({"effect", "force"});
  return among({"begin", "hold", "start"}, tree[verb].lemma);
}

// "Called the charges absurd", "dismissed the allegation as baseless": who says so denies what he is accused of.
bool rejects_charges(const Tree& tree, const EventCandidate& c) {
  if (c.type != EventType::ACCUSE || c.match.pattern->head_kind != HeadKind::verb) return false;
  if (!among({"brand", "call", "deem", "describe", "dismiss", "dub", "label", "term"}, tree[c.match.predicate].lemma)) {
    return false;
  }
  return std::ranges::any_of(arguments_of(tree, c.match.predicate, HeadKind::verb).object,
                             [&](WordId w) { return among({"accusation", "allegation", "charge"}, tree[w].lemma); });
}

// "Attacked the prosecutors, saying they worked to a script".
bool attacks_in_words(const Analysis& analysis, const EventCandidate& c) {
  const Tree& tree = analysis.tree;
  if (c.type != EventType::ASSAULT || tree[c.match.predicate].lemma != "attack" || c.actor.empty()) return false;
  const bool armed = std::ranges::any_of(c.actor, [&](MentionId m) {
    const Actor& a = analysis.mention(m).actor;
    return has_sector(a, "MIL") || has_sector(a, "REB") || has_sector(a, "UAF") || has_sector(a, "COP") ||
           has_sector(a, "CRM") || has_sector(a, "PRM");
  });
  return !armed && std::ranges::any_of(tree.children(c.match.predicate), [&](WordId w) {
    return tree[w].rel == Rel::advcl && tree[w].xpos == "VBG" &&
           among({"accuse", "call", "charge", "claim", "complain", "describe", "say"}, tree[w].lemma);
  });
}

// "Thousands paraded through the capital to voice their anger", "a crowd that was demanding a vote": what people say by
// being there in numbers.
bool says_as_crowd(const Analysis& analysis, const EventCandidate& c) {
  constexpr auto kCrowds = std::to_array<std::string_view>(
      {"crowd", "demonstrator", "marcher", "mob", "picketer", "protester", "protestor", "rioter", "throng"});
  constexpr auto kPlain =
      std::to_array<std::string_view>({"AGR", "BUS", "CVL", "EDU", "LAB", "MED", "OPP", "PTY", "REL"});
  constexpr auto kPresence = std::to_array<std::string_view>(
      {"assemble", "camp",   "chant", "converge", "demonstrate", "file",  "flock", "flood",  "gather",
       "march",    "mass",   "pack",  "parade",   "picket",      "pour",  "rally", "scream", "shout",
       "sing",     "stream", "surge", "swarm",    "throng",      "tramp", "troop", "yell"});
  constexpr auto kFilling = std::to_array<std::string_view>(
      {"block", "clog", "encircle", "fill", "jam", "line", "occupy", "pack", "ring", "surround", "throng"});
  constexpr auto kPublicPlaces =
      std::to_array<std::string_view>({"avenue",  "boulevard", "bridge", "campus",   "centre",  "center", "gate",
                                       "highway", "junction",  "market", "ministry", "office",  "park",   "parliament",
                                       "plaza",   "rectorate", "road",   "square",   "stadium", "street"});
  if (c.type != EventType::REQUEST && c.type != EventType::ACCUSE && c.type != EventType::REJECT) return false;
  if (c.actor.empty() || c.match.pattern->head_kind != HeadKind::verb || c.presentation.negated) return false;
  const Tree& tree = analysis.tree;
  const auto crowd = [&](MentionId m) { return among(kCrowds, tree[analysis.mention(m).head].lemma); };
  const auto plain = [&](MentionId m) {
    const Mention& here = analysis.mention(m);
    const Mention& who = here.kind == MentionKind::pronoun && here.entity.valid()
                             ? analysis.mention(analysis.entities[here.entity.index()].mentions.front())
                             : here;
    return crowd(m) || (who.plural && who.person && who.kind != MentionKind::pronoun && !who.actor.sectors.empty() &&
                        std::ranges::all_of(who.actor.sectors, [&](const std::string& s) { return among(kPlain, s); }));
  };
  if (!std::ranges::all_of(c.actor, plain)) return false;
  if (c.type != EventType::REJECT && std::ranges::any_of(c.actor, crowd)) return true;
  const auto is_presence = [&](WordId w) {
    const std::string_view lemma = tree[w].lemma;
    const auto with = [&](std::string_view word) {
      return std::ranges::any_of(tree.children(w), [&](WordId part) { return tree[part].lemma == word; });
    };
    if (among(kFilling, lemma)) {
      const WordId what = tree.child(w, Rel::obj);
      return what.valid() && (tree[what].upos == Upos::PROPN || among(kPublicPlaces, tree[what].lemma));
    }
    return (among(kPresence, lemma) && !tree.child(w, Rel::obj).valid()) || (lemma == "turn" && with("out")) ||
           (lemma == "take" && with("street"));
  };
  const WordId verb = c.match.predicate, above = tree[verb].head;
  const Rel r = tree[verb].rel;
  const bool beside = r == Rel::advcl || r == Rel::xcomp || r == Rel::conj || r == Rel::acl || r == Rel::ccomp;
  return is_presence(verb) || (beside && above.valid() && is_presence(above));
}

// "Found him not guilty".
bool acquits(const Tree& tree, const EventCandidate& c) {
  return c.type == EventType::SANCTION && std::ranges::any_of(c.match.literals, [&](WordId w) {
           return tree[w].lemma == "guilty" && w.value > 0 && tree[WordId(w.value - 1)].lemma == "not";
         });
}

}  // namespace

bool tells_of_disaster(const Tree& tree, WordId predicate) {
  constexpr auto kDisasters = std::to_array<std::string_view>(
      {"avalanche", "blizzard", "cholera",  "cyclone",  "drought",   "earthquake", "epidemic", "eruption",
       "famine",    "flood",    "flooding", "heatwave", "hurricane", "landslide",  "locust",   "mudslide",
       "pandemic",  "quake",    "storm",    "tornado",  "tsunami",   "typhoon",    "wildfire"});
  const Sentence& s = tree.sentences[tree.sentence_of(predicate).index()];
  for (std::int32_t i = 0; i < s.size; ++i) {
    const Word& w = tree[WordId(s.first.value + i)];
    if (w.upos != Upos::NOUN || !among(kDisasters, w.lemma)) continue;
    const bool figure = std::ranges::any_of(tree.children(WordId(s.first.value + i)), [&](WordId of) {
      return tree[of].rel == Rel::nmod && case_of(tree, of) == "of";  // "a storm of criticism"
    });
    if (!figure) return true;
  }
  return false;
}

void observe_ceasefire(const Analysis& analysis, EventCandidate& c) {
  if (!ceasefire_begins(analysis.tree, c)) return;
  become(c, EventType::RETREAT, "that is observed");
  c.mode.assign(1, "ceasefire");
}

WordId threatened_by(const Tree& tree, WordId predicate) {
  WordId w = predicate;
  while (w.valid() && (tree[w].rel == Rel::conj || tree[w].rel == Rel::xcomp)) {
    w = tree[w].head;
    if (w.valid() && tree[w].lemma == "threaten") return w;  // "threatened to set fire to the station"
  }
  if (!w.valid() || tree[w].rel != Rel::ccomp || !tree[w].head.valid()) return {};
  const WordId verb = tree[w].head;
  if (among({"swear", "threaten", "vow", "warn"}, tree[verb].lemma)) return verb;
  const bool told = among({"add", "announce", "say", "tell"}, tree[verb].lemma);
  return told && condition_of(tree, predicate).valid() ? verb : WordId();
}

WordId condition_of(const Tree& tree, WordId predicate) {
  for (WordId w = predicate; w.valid(); w = tree[w].head) {
    for (const WordId c : tree.children(w)) {
      const WordId mark = tree[c].rel == Rel::advcl ? tree.child(c, Rel::mark) : WordId();
      if (mark.valid() && (tree[mark].lemma == "unless" || tree[mark].lemma == "if")) return c;
    }
    if (tree[w].rel != Rel::conj && tree[w].rel != Rel::xcomp) break;
  }
  return {};
}

void apply_plover_rules(const Analysis& analysis, EventCandidate& c) {
  if (is_joint_exercise(analysis, c)) {
    become(c, EventType::COOPERATE, "of several countries");
    c.recipient.clear();
  }
  if (attacks_in_words(analysis, c)) become(c, EventType::ACCUSE, "in words");
  if (rejects_charges(analysis.tree, c)) become(c, EventType::REJECT, "of an accusation");
  if (protests_as_state(analysis, c)) become(c, EventType::ACCUSE, "by a state");
  if (says_as_crowd(analysis, c)) become(c, EventType::PROTEST, "by people in numbers");
  if (protests_online(analysis.tree, c)) become(c, EventType::ACCUSE, "on social media");
  if (acquits(analysis.tree, c)) {
    become(c, EventType::CONCEDE, "where the verdict is not guilty");
    c.presentation.negated = false;
  }
  if (rescues(analysis, c)) become(c, EventType::AID, "of hostages by who did not hold them");
  if (bars_foreigners(analysis, c)) become(c, EventType::SANCTION, "on travel from another country");
  if (extradites(analysis, c)) become(c, EventType::COOPERATE, "to another country of who is wanted");
  if (wants_own_peace(analysis.tree, c)) {
    become(c, EventType::AGREE, "for an end of one's own conflict");
    c.recipient.clear();
  }
  const bool by_rebels =
      std::ranges::any_of(c.actor, [&](MentionId m) { return has_sector(analysis.mention(m).actor, "REB"); });
  if (c.type == EventType::MOBILIZE && !by_rebels && tells_of_disaster(analysis.tree, c.match.predicate))
    become(c, EventType::AID, "after a disaster");
  if (expels_no_diplomats(analysis, c)) {
    become(c, EventType::COERCE, "of an organisation or of individuals");
    c.mode.assign(1, "deport");
  }
  if (c.type == EventType::AGREE && among({"swear", "vow"}, analysis.tree[c.match.predicate].lemma) &&
      vows_unless(analysis.tree, c)) {
    become(c, EventType::THREATEN, "that is vowed unless somebody yields");
  }
  if (drills_alone(analysis, c)) {
    become(c, EventType::MOBILIZE, "with one's own troops");
    c.mode.assign(1, "troops");
    c.recipient.clear();
  }
  const auto by_army = [&](MentionId m) { return has_sector(analysis.mention(m).actor, "MIL"); };
  if (c.type == EventType::MOBILIZE && !c.mode.empty() && c.mode.front() == "police" && !c.actor.empty() &&
      std::ranges::all_of(c.actor, by_army)) {
    c.mode.assign(1, "troops");  // "the army has stepped up patrols"
  }
  if (c.match.pattern->coding.stage) return;
  const bool yields = c.type == EventType::RETREAT || c.type == EventType::CONCEDE;
  const bool gives = c.type == EventType::AID || c.type == EventType::COOPERATE || c.type == EventType::SUPPORT ||
                     c.type == EventType::AGREE || c.type == EventType::CONSULT;
  if (c.presentation.negated && c.presentation.refused && (yields || gives)) {
    const char* mode = c.type == EventType::CONSULT ? "meet"
                       : c.type == EventType::AGREE ? ""
                       : yields                     ? "yield"
                                                    : "assist";
    become(c, EventType::REJECT, "that somebody will not give");
    if (*mode != '\0') c.mode.assign(1, mode);
    c.presentation = Presentation();
    c.refusal = true;
    return;
  }
  // "Will visit", and what gives or yields also where it is planned: "is scheduled to meet", "plans for joint drills".
  const bool planned =
      (yields || gives) && c.presentation.stage == Stage::planned && c.presentation.modality == Modality::actual;
  const bool unreal = c.presentation.modality == Modality::hypothetical || c.presentation.stage == Stage::threatened;
  const bool open = unreal && !yields && !gives && threatened_by(analysis.tree, c.match.predicate).valid();
  const bool to_come = (c.presentation.modality == Modality::future || planned || open) && !c.presentation.negated;
  if (!to_come) return;
  switch (c.type) {
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::COOPERATE:
    case EventType::AID:
      become(c, EventType::AGREE, "yet to come");
      break;
    case EventType::RETREAT:
      become(c, EventType::CONCEDE, "yet to come");
      break;
    case EventType::ASSAULT:
      if (c.actor.empty()) return;
      become(c, EventType::THREATEN, "announced");
      c.mode.assign(1, "violence");
      break;
    case EventType::REJECT:
      if (c.actor.empty() || !condition_of(analysis.tree, c.match.predicate).valid()) return;
      become(c, EventType::THREATEN, "announced on a condition");
      break;
    case EventType::PROTEST:
    case EventType::COERCE:
    case EventType::SANCTION:
      if (c.actor.empty() || (c.match.pattern->head_kind == HeadKind::noun && !c.light_verb.valid())) return;
      if (condition_of(analysis.tree, c.match.predicate).valid()) {
        become(c, EventType::THREATEN, "announced on a condition");
      } else if (threatened_by(analysis.tree, c.match.predicate).valid()) {
        become(c, EventType::THREATEN, "that is threatened");
      } else if (c.type != EventType::PROTEST && !is_able(analysis.tree, c.match.predicate)) {
        const std::string mode = c.mode.empty() ? std::string() : c.mode.front();
        become(c, EventType::THREATEN, "yet to come");
        if (mode == "arrest" || mode == "expel" || mode == "restrict") c.mode.push_back(mode);
      } else {
        return;
      }
      break;
    default:
      return;
  }
  // The promise or threat itself has been made.
  c.presentation.modality = Modality::actual;
  c.presentation.stage = Stage::planned;
}

}  // namespace hearsay
