// The way in: files, folders and standard input as a stream of documents.
//
//   DocumentReader reader({"report.txt", "wire.jsonl.gz", "pages/"}, {});
//   while (auto input = reader.next()) {
//     if (!input->ok()) report(input->message());  // one file or line could not be read; the rest goes on
//     else code(input->value());
//   }
//
// Guarantees: documents come in the order of the paths and of the lines; what cannot be read is one error that names
// file and line, never the end of the run; JSONL and plain text are read in bounded memory, whatever their size.
// Not for use by several threads.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.h"
#include "hearsay/status.h"

namespace hearsay {

enum class Format { text, html, jsonl, conllu };

struct ReadOptions {
  // A line of JSONL or a page of HTML that is larger is refused: no report is that long, and one bad line must not
  // take the memory of all others.
  std::size_t max_record_bytes = std::size_t{8} << 20;
  // A plain text that is larger becomes several documents (id, id-2, ...), cut between paragraphs where there are any:
  // nothing is lost but what reaches across the cut. An analysis takes some 200 bytes for each byte of text.
  std::size_t max_text_bytes = std::size_t{1} << 20;
  // Set: every input is of this format. Else by the file's ending and its first bytes.
  std::optional<Format> format;
};

// One document, or, for CoNLL-U, one file of already parsed sentences.
struct Input {
  Document document;   // for CoNLL-U only the id
  std::string conllu;  // the whole file, when format is conllu
  Format format = Format::text;
  std::string path;      // where it came from, "-" for standard input
  std::size_t line = 0;  // the line of a JSONL document, else 0
};

// How far the reading has come.
struct ReadProgress {
  std::size_t files = 0, files_total = 0;  // opened, of how many
  std::size_t bytes = 0;                   // read, as they lie in the files
  std::size_t bytes_total = 0;             // of all files; 0 when standard input is among them
};

class DocumentReader {
 public:
  // "-" is standard input. Of a folder, the files in it and below it with a known ending (.txt, .html, .htm, .jsonl,
  // .ndjson, .conllu, each also with .gz or .zst), sorted by path.
  DocumentReader(const std::vector<std::string>& paths, ReadOptions options);
  // One input from memory, as if it had been read from a file of this name.
  DocumentReader(std::string name, std::string content, ReadOptions options);
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;
  ~DocumentReader();

  // The next document, or what was wrong where one should have been; nothing at the end of the last input.
  // Ids: that of the JSONL line as given, else "FILE:LINE"; of other files the name without endings, with -2, -3, ...
  // where the run had it before.
  std::optional<Result<Input>> next();

  // Warnings since the last call: what was repaired or left out of documents that could be read. One line each.
  std::vector<std::string> take_warnings();

  ReadProgress progress() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The format by the name's ending (compression endings set aside) and the first bytes of the content.
Format detect_format(std::string_view name, std::string_view head);

}  // namespace hearsay
