// How the program speaks of itself: help that fits the terminal, and usage errors of one line.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace hearsay::cli {

// Help texts, wrapped to the width of the terminal: usage, what the verb does, its options, and its example last.
class HelpFormatter : public CLI::Formatter {
 public:
  // `width` in columns.
  explicit HelpFormatter(int width) : width_(width) {}

  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_description(const CLI::App* app) const override;
  std::string make_footer(const CLI::App* app) const override;
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_subcommand(const CLI::App* sub) const override;
  std::string make_expanded(const CLI::App* sub) const override;

 private:
  // "  name   text", the text wrapped into its column; below the name where that is too wide.
  std::string entry(const std::string& name, const std::string& text) const;
  int width_;
};

// A verb with one line on what it does and an example that works as it stands, shown last in its help.
CLI::App* add_verb(CLI::App& parent, const std::string& name, const std::string& what, const std::string& example);

// Words of `text` in lines of at most `width` columns; each line but the first is indented.
std::string wrap(std::string_view text, int width, int indent);

// What was wrong with the command line: "hearsay: what; hearsay VERB --help shows how", with its line feed.
std::string usage_error(const CLI::App* program, const CLI::Error& error);

}  // namespace hearsay::cli
