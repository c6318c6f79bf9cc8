// hearsay code: the main job, reports in, attributed events out.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

#include "help.h"
#include "record/csv.h"
#include "record/html_page.h"
#include "record/json_records.h"
#include "record/table.h"
#include "session.h"
#include "verbs.h"

namespace hearsay::cli {
namespace {

enum class Output { table, jsonl, csv };

struct CodeOptions {
  std::string output;  // file, or empty for standard output
  std::string html;    // a page beside it
  std::string format = "auto";
};

struct Closer {
  void operator()(std::FILE* f) const {
    if (f != stdout) std::fclose(f);
  }
};
using File = std::unique_ptr<std::FILE, Closer>;

File open(Session& session, const std::string& path) {
  if (path.empty() || path == "-") return File(stdout);
  std::error_code error;
  for (const std::string& input : session.inputs) {
    if (std::filesystem::equivalent(input, path, error)) {
      session.complain(path + ": is an input; write to another file");
      return nullptr;
    }
  }
  File file(std::fopen(path.c_str(), "wb"));
  if (!file) session.complain(path + ": cannot be written: " + std::strerror(errno));
  return file;
}

void put(std::FILE* file, const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), file);
}

Output output_of(const CodeOptions& options) {
  if (options.format == "csv" || (options.format == "auto" && options.output.ends_with(".csv"))) return Output::csv;
  if (options.format == "table") return Output::table;
  const bool terminal = options.output.empty() && isatty(STDOUT_FILENO) != 0;
  return options.format == "auto" && terminal ? Output::table : Output::jsonl;
}

void code(Session& session, const CodeOptions& options) {
  const bool known = options.output.ends_with(".jsonl") || options.output.ends_with(".ndjson") ||
                     options.output.ends_with(".csv") || options.output.empty() || options.output == "-";
  if (options.format == "auto" && !known) {
    throw CLI::ValidationError("--output", options.output + " ends in neither .jsonl nor .csv; give --format too");
  }
  const Coder* coder = session.load_coder();
  if (!coder) return;
  const Output kind = output_of(options);
  const File out = open(session, options.output);
  const File page = options.html.empty() ? nullptr : open(session, options.html);
  if (!out || (!options.html.empty() && !page)) return;
  const TableOptions table{.width = terminal_width(), .colour = session.use_colour()};
  if (kind == Output::csv) put(out.get(), csv_header());
  if (page) put(page.get(), html_head("hearsay"));
  bool first = true;  // documents of a table stand apart
  // A section of the page travels behind the records of its document.
  constexpr char kSeparator = '\0';
  for_each_document(
      session, *coder,
      [&](Analysis& a) {
        std::string text = kind == Output::csv     ? csv_rows(a)
                           : kind == Output::jsonl ? event_lines(a)
                                                   : event_table(a, table);
        if (page) text += kSeparator + html_section(a);
        return text;
      },
      [&](std::string&& text) {
        if (kind == Output::table && !std::exchange(first, false)) put(out.get(), "\n");
        const std::size_t end = page ? text.find(kSeparator) : std::string::npos;
        put(out.get(), text.substr(0, end));
        if (end != std::string::npos) put(page.get(), text.substr(end + 1));
      });
  if (page) put(page.get(), html_foot());
  if (std::fflush(out.get()) != 0 || std::ferror(out.get()) != 0) {
    session.complain((options.output.empty() ? "standard output" : options.output) + ": not all could be written");
  }
}

}  // namespace

void add_code(CLI::App& program, Session& session) {
  CLI::App* verb = add_verb(program, "code", "Who did what to whom, when and where, and on whose word",
                            "  echo \"Iran said Iraq had agreed to hold talks on Monday.\" > report.txt\n"
                            "  hearsay code report.txt --published 2025-10-29 --publisher \"The Courier\"\n"
                            "  hearsay code report.txt -o events.csv --html report.html");
  add_input_options(*verb, session);
  add_coder_options(*verb, session);
  add_patterns_only(*verb, session);
  auto options = std::make_shared<CodeOptions>();
  verb->add_option("-o,--output", options->output, "Write to this file; .jsonl or .csv by its ending")
      ->type_name("FILE");
  verb->add_option("--format", options->format,
                   "table, jsonl or csv; auto: a table on a terminal, else by the file's ending, "
                   "else jsonl")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "table", "jsonl", "csv"}))
      ->type_name("FORMAT");
  verb->add_option("--html", options->html,
                   "Also write a page: the text with sources, cues, contents and events marked")
      ->type_name("FILE");
  verb->add_option("--colour,--color", session.colour, "auto, always or never; NO_COLOR is heeded")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  verb->callback([&session, options] { code(session, *options); });
}

}  // namespace hearsay::cli
