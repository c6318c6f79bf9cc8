// hearsay parse: text to CoNLL-U.
#include <CLI/CLI.hpp>
#include <memory>

#include "base/file.h"
#include "help.h"
#include "session.h"
#include "syntax/conllu.h"
#include "verbs.h"

namespace hearsay::cli {
namespace {

// Keeps the given sentences, words, ids and multiword tokens; predicts the rest.
void parse_given(Session& session, const Coder& coder, const std::string& path) {
  const auto bytes = read_file(path == "-" ? "/dev/stdin" : path);
  if (!bytes.ok()) return session.complain(bytes.message());
  auto documents = read_conllu(bytes.value());
  if (!documents.ok()) return session.complain(path + ": " + documents.message());
  for (ConlluDocument& d : documents.value()) {
    coder.parse_words(d.tree);
    put(write_conllu(d.document, d.tree, {.layout = &d}));
  }
}

void parse_text(Session& session, const Coder& coder) {
  DocumentReader reader(session.inputs, {});
  while (auto input = reader.next()) {
    for (const std::string& warning : reader.take_warnings()) session.warn(warning);
    if (!input->ok()) {
      session.complain(input->message());
    } else if (input->value().format == Format::conllu) {
      parse_given(session, coder, input->value().path);
    } else {
      const Analysis a = coder.parse(std::move(input->value().document));
      put("# newdoc id = " + a.document.id + "\n" +
          write_conllu(a.document, a.tree, {.sentence_prefix = a.document.id + "-"}));
    }
  }
}

}  // namespace

void add_parse(CLI::App& program, Session& session) {
  CLI::App* verb = add_verb(program, "parse", "Sentences, words, tags, lemmas and trees as CoNLL-U",
                            "  echo \"Iran held talks with Turkey.\" | hearsay parse -");
  verb->add_option("FILES", session.inputs, "Text, HTML or JSONL; - for standard input")->type_name("");
  auto given = std::make_shared<std::string>();
  verb->add_option("--conllu-in", *given, "Keep the sentences and words of this CoNLL-U file and predict the rest")
      ->type_name("FILE");
  add_coder_options(*verb, session);
  verb->callback([&session, given] {
    if (given->empty() == session.inputs.empty())
      throw CLI::ValidationError("parse", "give files, or --conllu-in FILE");
    const Coder* coder = session.load_coder();
    if (!coder) return;
    if (given->empty()) {
      parse_text(session, *coder);
    } else {
      parse_given(session, *coder, *given);
    }
  });
}

}  // namespace hearsay::cli
