// What the verbs share: common options, loading the coder, the loop over documents, messages.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/coder.h"
#include "text/reader.h"

namespace CLI {
class App;
}

namespace hearsay::cli {

// One run of the program. The exit code is 0, or 1 when something could not be read or coded; the rest has been done
// all the same. Wrong usage is 2 (main.cc).
struct Session {
  int exit_code = 0;
  std::string lexicon, models;
  bool patterns_only = false;
  std::vector<std::string> inputs;
  std::string published, publisher;  // for inputs that do not say so themselves
  int threads = 1;
  std::string colour = "auto";

  // One line on standard error, "hearsay: ..."; a complaint makes the exit code 1.
  void complain(const std::string& message);
  void warn(const std::string& message);

  // The coder with the user's folders; null after a complaint. It lives as long as the process: to free what it holds
  // takes longer than to code a report.
  const Coder* load_coder(bool explain = false);
  // Whether to use colours on standard output.
  bool use_colour() const;
};

// --lexicon and --models.
void add_coder_options(CLI::App& verb, Session& session);
// --patterns-only, for what codes events.
void add_patterns_only(CLI::App& verb, Session& session);
// The files, --published, --publisher and --threads.
void add_input_options(CLI::App& verb, Session& session);

// Codes every document of the session's inputs, several at once when there are threads, and gives the results to `take`
// in the order of the inputs, one at a time. `work` runs on any thread. What cannot be read is complained of and left
// out. On a terminal, progress is shown on standard error.
void for_each_document(Session& session, const Coder& coder, const std::function<std::string(Analysis&)>& work,
                       const std::function<void(std::string&&)>& take);

// Writes to standard output; main() says so when not all could be written.
void put(std::string_view text);

// Columns: the width of the terminal, 100 when standard output is none.
int terminal_width();

// CoNLL-U inputs are several documents.
std::vector<Analysis> analyses_of(Session& session, Input input);

}  // namespace hearsay::cli
