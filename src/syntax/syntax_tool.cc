#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "base/strings.h"
#include "syntax/conllu.h"
#include "syntax/names.h"
#include "syntax/parser.h"
#include "syntax/train.h"
#include "token/tokenise.h"

// temporary developer tool
int main(int argc, char** argv) {
  using namespace hearsay;
  const std::string verb = argv[1];
  if (verb == "train") {
    TrainOptions o;
    const std::string ud = argv[2];
    o.treebanks = {ud + "/ewt-train.conllu", ud + "/gum-train.conllu"};
    if (argc > 4) o.parser_epochs = std::atoi(argv[4]);
    if (argc > 5) o.tagger_epochs = std::atoi(argv[5]);
    const auto t0 = std::chrono::steady_clock::now();
    o.progress = [&](const std::string& l) {
      std::fprintf(stderr, "%6.1f %s\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count(),
                   l.c_str());
    };
    auto r = train_parser(o);
    if (!r.ok()) return std::fprintf(stderr, "%s\n", r.message().c_str()), 1;
    std::fprintf(stderr, "%zu bytes\n", r.value().size());
    auto w = write_file(argv[3], r.value());
    return w.ok() ? 0 : 1;
  }
  if (verb == "names-train") {  // ud ner model out
    TrainOptions o;
    const std::string ud = argv[2];
    o.treebanks = {ud + "/ewt-train.conllu", ud + "/gum-train.conllu"};
    o.names = {std::string(argv[3]) + "/ewt-train.iob2"};
    o.progress = [&](const std::string& l) { std::fprintf(stderr, "%s\n", l.c_str()); };
    Resources resources;
    auto r = train_names(o, resources, read_file(argv[4]).value());
    if (!r.ok()) return std::fprintf(stderr, "%s\n", r.message().c_str()), 1;
    std::fprintf(stderr, "%zu bytes\n", r.value().size());
    return write_file(argv[5], r.value()).ok() ? 0 : 1;
  }
  if (verb == "names") {  // iob2 modeldir -> jsonl
    Resources resources;
    if (argc > 3) (void)resources.add_models(argv[3]).ok();
    auto tok = Tokeniser::load(resources);
    auto parser = Parser::load(resources);
    auto names = NameTagger::load(resources);
    if (!names.ok()) return std::fprintf(stderr, "%s\n", names.message().c_str()), 1;
    const std::string bytes = read_file(argv[2]).value();
    std::string id;
    for (auto line : split(bytes, '\n')) {
      if (line.starts_with("# sent_id = ")) id = line.substr(12);
      if (!line.starts_with("# text = ")) continue;
      Document d;
      d.text = line.substr(9);
      if (argc > 4)
        for (char& c : d.text)
          if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      Tree t;
      tok.value().tokenise(d, t);
      parser.value().parse(t);
      std::vector<Name> found;
      names.value().tag(t, found);
      std::printf("{\"id\":\"%s\",\"names\":[", id.c_str());
      const auto chars = [&](std::uint32_t at) {
        std::size_t n = 0;
        for (std::uint32_t i = 0; i < at; ++i) n += (static_cast<unsigned char>(d.text[i]) & 0xC0) != 0x80;
        return n;
      };
      const char* types[] = {"PER", "ORG", "GPE", "LOC", "NORP"};
      for (std::size_t i = 0; i < found.size(); ++i)
        std::printf("%s{\"span\":[%zu,%zu],\"type\":\"%s\",\"text\":\"%s\"}", i ? "," : "", chars(found[i].span.begin),
                    chars(found[i].span.end), types[static_cast<int>(found[i].type)], "");
      std::printf("]}\n");
    }
  }
  if (verb == "raw") {  // model file.txt|gold.conllu
    auto model = read_file(argv[2]);
    auto parser = Parser::from_bytes(model.value(), argv[2]);
    if (!parser.ok()) return std::fprintf(stderr, "%s\n", parser.message().c_str()), 1;
    Resources resources;
    auto tok = Tokeniser::load(resources);
    if (!tok.ok()) return std::fprintf(stderr, "%s\n", tok.message().c_str()), 1;
    std::vector<Document> texts;
    const std::string path = argv[3];
    if (path.ends_with(".conllu")) {
      auto docs = read_conllu(read_file(path).value());
      for (auto& d : docs.value()) texts.push_back(d.document);
    } else {
      texts.emplace_back();
      texts.back().text = read_file(path).value();
    }
    double sec = 0, tsec = 0;
    std::size_t words = 0;
    for (auto& d : texts) {
      Tree t;
      const auto t0 = std::chrono::steady_clock::now();
      tok.value().tokenise(d, t);
      tsec += std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count();
      parser.value().parse(t);
      sec += std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count();
      words += t.words.size();
      const std::string out = write_conllu(d, t, ConlluOptions());
      std::fwrite(out.data(), 1, out.size(), stdout);
    }
    std::fprintf(stderr, "%zu words, %.0f words/s, tokenising %.3f s\n", words, static_cast<double>(words) / sec, tsec);
  }
  if (verb == "parse") {  // model in.conllu > out
    auto model = read_file(argv[2]);
    auto parser = Parser::from_bytes(model.value(), argv[2]);
    if (!parser.ok()) return std::fprintf(stderr, "%s\n", parser.message().c_str()), 1;
    auto docs = read_conllu(read_file(argv[3]).value());
    if (!docs.ok()) return std::fprintf(stderr, "%s\n", docs.message().c_str()), 1;
    double sec = 0;
    std::size_t words = 0;
    for (auto& d : docs.value()) {
      const auto t0 = std::chrono::steady_clock::now();
      parser.value().parse(d.tree);
      sec += std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count();
      words += d.tree.words.size();
      ConlluOptions o;
      o.layout = &d;
      const std::string out = write_conllu(d.document, d.tree, o);
      std::fwrite(out.data(), 1, out.size(), stdout);
    }
    std::fprintf(stderr, "%zu words, %.0f words/s\n", words, static_cast<double>(words) / sec);
  }
}
