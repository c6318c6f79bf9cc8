// Reads one file of event patterns (lexicon/README.md, "events/") into an EventLexicon.
#pragma once

#include <string>
#include <string_view>

#include "event/pattern.h"

namespace hearsay {

class PatternParser {
 public:
  PatternParser(EventLexicon& lexicon, std::string file, EventLexicon::Examples examples)
      : lexicon_(lexicon), file_(std::move(file)), examples_(examples) {}

  // First pass: only the word classes, so that every file may use every other's.
  void read_classes(std::string_view bytes, std::vector<Error>& problems);
  // Second pass: headers, patterns, examples.
  void read_patterns(std::string_view bytes, std::vector<Error>& problems);

 private:
  Error error(const std::string& what) const;
  Status header(std::string_view line);
  Status pattern(std::string_view line);
  Status add_head(std::string_view word, const Pattern& base);
  Status elements(const std::vector<std::string_view>& tokens, std::size_t at, Pattern& pattern);
  Status key(std::string_view text, Coding& coding) const;
  Status example(std::string_view line);
  Status slot(std::string_view token, Slot& slot);
  // The lemmas that a token stands for: "@class", or "a/b/c". Null for an unknown class.
  const Lemmas* lemmas(std::string_view token);

  EventLexicon& lexicon_;
  std::string file_;
  EventLexicon::Examples examples_;
  int line_ = 0;
  bool in_section_ = false;
  Coding section_;
  bool in_broken_pattern_ = false;
  std::size_t open_patterns_ = 0;  // how many of the last patterns the next examples belong to
};

}  // namespace hearsay
