#include "help.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/display.h"

namespace hearsay::cli {
namespace {

constexpr int kColumn = 26;  // where the text of an entry starts

// "hearsay lexicon check"
std::string path_of(const CLI::App* app) {
  std::string path = app->get_name();
  for (const CLI::App* up = app->get_parent(); up != nullptr; up = up->get_parent()) path.insert(0, up->get_name() + " ");
  return path;
}

}  // namespace

std::string wrap(std::string_view text, int width, int indent) {
  std::string out;
  int column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const int size = display_width(word);
    if (column > 0 && column + 1 + size > width) {
      out += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
      column = 0;
    }
    if (column > 0 && size > 0) out += " ";
    out += word;
    column += size + (column > 0 && size > 0 ? 1 : 0);
    at = end + 1;
  }
  return out;
}

std::string HelpFormatter::entry(const std::string& name, const std::string& text) const {
  const std::string wrapped = wrap(text, width_ - kColumn, kColumn);
  if (static_cast<int>(name.size()) + 4 > kColumn) return fmt::format("  {}\n{:{}}{}\n", name, "", kColumn, wrapped);
  return fmt::format("  {:{}}{}\n", name, kColumn - 2, wrapped);
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string) const {
  std::string out = "Usage: " + path_of(app);
  if (!app->get_subcommands({}).empty()) return out + " VERB ...\n";
  for (const CLI::Option* option : app->get_options()) {
    if (option->get_positional()) {
      const std::string name = option->get_name(true) + (option->get_items_expected_max() > 1 ? "..." : "");
      out += option->get_required() ? " " + name : " [" + name + "]";
    } else if (option->get_required()) {
      out += " " + option->get_name() + " " + option->get_type_name();
    }
  }
  return out + " [OPTIONS]\n";
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
  return wrap(app->get_description(), width_, 0) + "\n\n";
}

std::string HelpFormatter::make_footer(const CLI::App* app) const {
  return app->get_footer().empty() ? "" : app->get_footer() + "\n";
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  std::string name = is_positional ? option->get_name(true) : option->get_name(false, true);
  for (std::size_t at = name.find(','); at != std::string::npos; at = name.find(',', at + 2)) name.insert(at + 1, " ");
  // The type's name comes with the conditions on it ("N:INT in [0 - 1024]"); the description says them better.
  const std::string type = option->get_type_name().substr(0, option->get_type_name().find(':'));
  if (!is_positional && !type.empty()) name += " " + type;
  std::string text = option->get_description();
  if (!option->get_default_str().empty()) text += " (default: " + option->get_default_str() + ")";
  return entry(name, text);
}

std::string HelpFormatter::make_subcommand(const CLI::App* sub) const {
  return entry(sub->get_name(), sub->get_description());
}

std::string HelpFormatter::make_expanded(const CLI::App* sub) const {
  return make_subcommand(sub);
}

CLI::App* add_verb(CLI::App& parent, const std::string& name, const std::string& what, const std::string& example) {
  CLI::App* verb = parent.add_subcommand(name, what);
  verb->group("Verbs");
  verb->footer(example.empty() ? "" : "Example:\n" + example);
  return verb;
}

std::string usage_error(const CLI::App* program, const CLI::Error& error) {
  const CLI::App* app = program;
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  std::string what = error.what();
  if (!app->get_subcommands({}).empty()) {  // a verb was expected here
    const std::vector<std::string> given = app->remaining(true);
    what = given.empty() ? "give a verb"
                         : given.front() + (given.front().starts_with("-") ? ": no such option" : ": no such verb");
  } else if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::vector<std::string> given = program->remaining(true);
    what = (given.empty() ? "an argument" : given.front()) + ": no such option";
  }
  return fmt::format("hearsay: {}; {} --help shows how\n", what, path_of(app));
}

}  // namespace hearsay::cli
