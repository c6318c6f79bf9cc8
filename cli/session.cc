#include "session.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "progress.h"
#include "syntax/conllu.h"

namespace hearsay::cli {
namespace {

// Documents that are coded together, those of CoNLL-U with their words given.
struct Task {
  std::vector<Analysis> analyses;
  ReadProgress read;  // how far the reading was after it
};

struct Results {
  std::vector<std::string> texts;
  ReadProgress read;
};

}  // namespace

void Session::warn(const std::string& message) {
  const bool terminal = isatty(STDERR_FILENO) != 0;  // the line of the progress may stand there
  fmt::print(stderr, "{}hearsay: {}\n", terminal ? "\r\033[K" : "", message);
}

void Session::complain(const std::string& message) {
  warn(message);
  exit_code = 1;
}

const Coder* Session::load_coder(bool explain) {
  auto coder = Coder::load({.lexicon = lexicon, .models = models, .explain = explain, .patterns_only = patterns_only});
  if (!coder.ok()) {
    complain(coder.message());
    return nullptr;
  }
  return new Coder(coder.take());
}

bool Session::use_colour() const {
  if (colour != "auto") return colour == "always";
  return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

void add_coder_options(CLI::App& verb, Session& session) {
  verb.add_option("--lexicon", session.lexicon,
                  "Your own lexicon, laid over the one that ships (see lexicon/README.md)")
      ->type_name("DIR");
  verb.add_option("--models", session.models, "Your own trained models (made by `hearsay train`)")->type_name("DIR");
}

void add_patterns_only(CLI::App& verb, Session& session) {
  verb.add_flag("--patterns-only", session.patterns_only,
                "Events of the lexicon's patterns and rules alone: no learned model adds acts and parties or doubts");
}

void add_input_options(CLI::App& verb, Session& session) {
  verb.add_option("FILES", session.inputs,
                  "Text, HTML, JSONL or CoNLL-U, also .gz and .zst; folders; - for standard input")
      ->required()
      ->type_name("");
  verb.add_option("--published", session.published,
                  "Publication date of inputs that do not give one; anchors \"on Sunday\"")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& s) { return parse_date(s) ? "" : "a date is written YYYY-MM-DD, not " + s; });
  verb.add_option("--publisher", session.publisher, "Publisher of inputs that do not give one")->type_name("NAME");
  verb.add_option("--threads", session.threads, "Documents coded at the same time; 0: as many as there are cores")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
}

std::vector<Analysis> analyses_of(Session& session, Input input) {
  std::vector<Analysis> analyses;
  if (input.format == Format::conllu) {
    auto documents = read_conllu(input.conllu);
    if (!documents.ok()) {
      session.complain(input.path + ": " + documents.message());
      return analyses;
    }
    for (std::size_t i = 0; i < documents.value().size(); ++i) {
      ConlluDocument& d = documents.value()[i];
      Analysis a;
      a.document = std::move(d.document);
      a.tree = std::move(d.tree);
      if (a.document.id.empty()) a.document.id = input.document.id + (i == 0 ? "" : "-" + std::to_string(i + 1));
      analyses.push_back(std::move(a));
    }
  } else {
    Analysis a;
    a.document = std::move(input.document);
    analyses.push_back(std::move(a));
  }
  for (Analysis& a : analyses) {
    if (!a.document.published.known()) a.document.published = parse_date(session.published).value_or(Date());
    if (a.document.publisher.empty()) a.document.publisher = session.publisher;
  }
  return analyses;
}

void for_each_document(Session& session, const Coder& coder, const std::function<std::string(Analysis&)>& work,
                       const std::function<void(std::string&&)>& take) {
  DocumentReader reader(session.inputs, {});
  Progress progress;
  const auto read = [&](tbb::flow_control& control) -> std::shared_ptr<Task> {
    auto task = std::make_shared<Task>();
    for (std::size_t size = 0; size < Coder::kTogether;) {
      auto input = reader.next();
      for (const std::string& warning : reader.take_warnings()) session.warn(warning);
      if (!input) {
        if (task->analyses.empty()) control.stop();
        break;
      }
      if (!input->ok()) {
        session.complain(input->message());
        continue;
      }
      for (Analysis& a : analyses_of(session, input->take())) {
        size += a.document.text.size();
        task->analyses.push_back(std::move(a));
      }
    }
    task->read = reader.progress();
    return task;
  };
  const auto code = [&](const std::shared_ptr<Task>& task) {
    Results results{.texts = {}, .read = task->read};
    std::size_t sentences = 0;
    coder.code(task->analyses);
    for (Analysis& a : task->analyses) {
      sentences += a.tree.sentences.size();
      results.texts.push_back(work(a));
    }
    task->analyses.clear();
    progress.add(results.texts.size(), sentences);
    return results;
  };
  const auto write = [&](Results results) {
    for (std::string& text : results.texts) take(std::move(text));
    progress.show(results.read);
  };
  const std::size_t threads = session.threads == 0 ? std::max(1U, std::thread::hardware_concurrency())
                                                   : static_cast<std::size_t>(session.threads);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::parallel_pipeline(4 * threads,
                         tbb::make_filter<void, std::shared_ptr<Task>>(tbb::filter_mode::serial_in_order, read) &
                             tbb::make_filter<std::shared_ptr<Task>, Results>(tbb::filter_mode::parallel, code) &
                             tbb::make_filter<Results, void>(tbb::filter_mode::serial_in_order, write));
}

void put(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

int terminal_width() {
  constexpr int kDefault = 100;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefault;
  return size.ws_col;
}

}  // namespace hearsay::cli
