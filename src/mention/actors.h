// The dictionary of actors: lexicon/actors/*.tsv (lexicon/README.md, "actors/") made ready for matching in running
// text. Who somebody is depends on the date: the Taliban are rebels in 2020 and a government in 2022.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/analysis.h"
#include "hearsay/status.h"
#include "mention/phrase_table.h"
#include "resources/resources.h"

namespace hearsay {

// Index of an actor in the dictionary.
using ActorIndex = std::uint32_t;

// By the file that an actor comes from.
enum class ActorClass : std::uint8_t { country, organisation, group, force, media, leader };

// What a word stands for when it names an actor; "American" is an adjective and one of a people.
enum class AliasUse : std::uint8_t {
  name = 1,       // Pakistan, TTP, Angela Merkel
  adjective = 2,  // Pakistani
  people = 4,     // Pakistani, Pakistanis
  seat = 8,       // Islamabad, Kremlin: the government, when it acts
};
inline bool has(std::uint8_t uses, AliasUse use) {
  return (uses & static_cast<std::uint8_t>(use)) != 0;
}

// A name found in the text.
struct NameMatch {
  Span span;
  WordId first, last;  // the words that it lies in, inclusive
  WordId head;         // the syntactic head of those words
  ActorIndex actor = 0;
  std::uint8_t uses = 0;  // AliasUse, several
  std::string elsewhere;  // of a party: the country where it bears the name, if not the dictionary's
};

// What people and bodies are called without a name (types.tsv).
struct ActorType {
  enum class Kind : std::uint8_t { person, body, force, people };
  std::string phrase;
  std::vector<std::string> sectors;
  Kind kind = Kind::person;
  std::string role;
};

struct TypeMatch {
  WordId first, last;  // inclusive
  WordId head;
  const ActorType* type = nullptr;
};

enum class Gender : std::uint8_t { unknown, female, male };

// Immutable after loading; safe to share between threads.
class ActorDictionary {
 public:
  // Reads every .tsv file under lexicon/actors/. A later file's row for a known id, alias or phrase replaces the
  // earlier. The error is the first malformed row, as "file:line: what".
  static Result<ActorDictionary> load(const Resources& resources);

  // The names in one sentence, longest first from the left, not overlapping.
  std::vector<NameMatch> find_names(const Tree& tree, SentenceId sentence) const;
  // The types in one sentence: the longest from every word on; they may overlap.
  std::vector<TypeMatch> find_types(const Tree& tree, SentenceId sentence) const;

  // Who the actor is at that date; unknown date: by the latest row. Before the first row and after the last of a
  // person, the role is gone ("former ..." and sector ELI after it). A country comes without sectors.
  Actor actor(ActorIndex index, Date date) const;
  ActorClass actor_class(ActorIndex index) const { return actors_[index].kind; }
  // The actor with this name or alias, exactly so written.
  std::optional<ActorIndex> find(std::string_view alias) const;
  // The type of this phrase.
  const ActorType* type(std::string_view phrase) const;
  Gender gender(std::string_view given_name) const;

  std::size_t size() const { return actors_.size(); }
  std::size_t aliases() const { return aliases_.size(); }

 private:
  friend class ActorLoader;
  struct Row {
    Date from, to;  // unknown: open
    std::string country;
    std::vector<std::string> sectors;
    std::string role;
  };
  struct Entry {
    std::string id, name;
    ActorClass kind = ActorClass::organisation;
    std::vector<Row> rows;  // by date, at least one
  };
  struct Alias {
    ActorIndex actor = 0;
    std::uint8_t uses = 0;  // 0: stands for nobody (not_actors.tsv)
  };
  ActorDictionary() = default;

  std::vector<Entry> actors_;
  std::vector<Alias> aliases_;
  std::vector<ActorType> types_;
  PhraseTable exact_{PieceForm::exact};   // -> aliases_
  PhraseTable lower_{PieceForm::lower};   // -> aliases_, for sentences in capitals
  PhraseTable phrases_{PieceForm::stem};  // -> types_
  std::unordered_map<std::string, Gender> given_names_;
};

// Without "the " before it, as names are kept.
std::string_view without_article(std::string_view name);

// All that is wrong with lexicon/actors/*.tsv, a line each, as "file:line: what": malformed rows, unknown countries and
// sectors, rows that are not sorted or whose dates overlap, an alias that stands for two actors. Success when nothing
// is.
Status check_actors(const Resources& resources);

}  // namespace hearsay
