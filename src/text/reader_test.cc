#include "text/reader.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "text/archive_for_test.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

struct Read {
  std::vector<Input> inputs;
  std::vector<std::string> errors, warnings;
};

Read drain(DocumentReader reader) {
  Read all;
  while (auto item = reader.next()) {
    if (item->ok()) {
      all.inputs.push_back(item->take());
    } else {
      all.errors.push_back(item->message());
    }
    for (std::string& warning : reader.take_warnings()) all.warnings.push_back(std::move(warning));
  }
  for (std::string& warning : reader.take_warnings()) all.warnings.push_back(std::move(warning));
  return all;
}

Read read(std::string name, std::string content, ReadOptions options = {}) {
  return drain(DocumentReader(std::move(name), std::move(content), options));
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fs::path("hearsay_reader_test_" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string write(const std::string& name, std::string_view content) const {
    fs::create_directories((path_ / name).parent_path());
    EXPECT_TRUE(write_file((path_ / name).string(), content).ok());
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

TEST(Reader, PlainTextIsKeptAsItIs) {
  const std::string text = "Two convoys crossed.\r\n\r\n  \u201cNo,\u201d the mayor said.\t\n";
  const Read all = read("border.txt", "\xEF\xBB\xBF" + text);
  ASSERT_EQ(all.inputs.size(), 1U);
  EXPECT_EQ(all.inputs[0].document.text, text);
  EXPECT_EQ(all.inputs[0].document.id, "border");
  EXPECT_TRUE(all.warnings.empty());
}

TEST(Reader, Utf16WithByteOrderMark) {
  const std::string little("\xFF\xFE\x4f\x00\x6b\x00\xe9\x00\x0a\x00", 10);
  const Read all = read("wide.txt", little);
  ASSERT_EQ(all.inputs.size(), 1U);
  EXPECT_EQ(all.inputs[0].document.text, "Ok\u00e9\n");
}

TEST(Reader, InvalidBytesAreRepairedAndPlaced) {
  const Read all = read("old.txt", "The caf\xE9 in R\xE9union\n");
  ASSERT_EQ(all.inputs.size(), 1U);
  EXPECT_EQ(all.inputs[0].document.text, "The caf\uFFFD in R\uFFFDunion\n");
  ASSERT_EQ(all.warnings.size(), 1U);
  EXPECT_EQ(all.warnings[0].substr(0, 54), "old.txt: 2 bytes are not UTF-8 (the first at byte 7): ");
}

TEST(Reader, EmptyAndBinaryFilesAreOneErrorEach) {
  EXPECT_EQ(read("none.txt", "").errors, std::vector<std::string>{"none.txt: empty: nothing to read"});
  EXPECT_EQ(read("none.txt", " \n\n").errors.size(), 1U);
  const Read binary = read("a.out", std::string("\x7f"
                                                "ELF\x02\x01\x00\x00",
                                                8));
  ASSERT_EQ(binary.errors.size(), 1U);
  EXPECT_TRUE(binary.errors[0].starts_with("a.out: binary")) << binary.errors[0];
  EXPECT_NE(read("scan.pdf", "%PDF-1.4\n\x01\x02\x03\x00").errors.size(), 0U);
}

TEST(Reader, HugeLineBecomesSeveralDocumentsAndNothingIsLost) {
  ReadOptions options;
  options.max_text_bytes = 1000;
  std::string text;
  while (text.size() < 50000) text += "Ministers met \u00e9ncore in the capital ";
  const Read all = read("one-line.txt", text, options);
  std::string joined;
  for (const Input& input : all.inputs) {
    EXPECT_LE(input.document.text.size(), 1000U);
    joined += input.document.text;
  }
  EXPECT_EQ(joined, text);
  EXPECT_EQ(all.inputs[1].document.id, "one-line-2");
  ASSERT_EQ(all.warnings.size(), 1U);
  EXPECT_NE(all.warnings[0].find("several documents"), std::string::npos);
}

TEST(Reader, CutsNeverSplitACodePoint) {
  ReadOptions options;
  options.max_text_bytes = 100;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\u4e2d";
  const Read all = read("han.txt", text, options);
  EXPECT_EQ(all.warnings.size(), 1U);  // only that it was cut
  std::string joined;
  for (const Input& input : all.inputs) joined += input.document.text;
  EXPECT_EQ(joined, text);
}

TEST(Reader, JsonLinesCarryWhatIsKnown) {
  const Read all =
      read("wire.jsonl", R"({"id":"a1","text":"Talks began.","published":"2024-05-03T10:00:00Z","publisher":"Daily",)"
                         R"("title":"Talks","url":"https://x.example/a","byline":"A. Writer","wire":"AFP","extra":[1]})"
                         "\n\n{\"text\":\"No id.\"}\r\n{\"id\":17,\"text\":\"A number.\",\"published\":null}\n");
  ASSERT_EQ(all.inputs.size(), 3U);
  const Document& first = all.inputs[0].document;
  EXPECT_EQ(first.id, "a1");
  EXPECT_EQ(first.published, (Date{2024, 5, 3}));
  EXPECT_EQ(first.publisher, "Daily");
  EXPECT_EQ(first.title, "Talks");
  EXPECT_EQ(first.url, "https://x.example/a");
  EXPECT_EQ(first.byline, "A. Writer");
  EXPECT_EQ(first.wire, "AFP");
  EXPECT_EQ(all.inputs[1].document.id, "wire:3");
  EXPECT_EQ(all.inputs[1].line, 3U);
  EXPECT_EQ(all.inputs[2].document.id, "17");
  EXPECT_TRUE(all.warnings.empty());
}

TEST(Reader, BadJsonLinesAreNamedAndTheRestGoesOn) {
  ReadOptions options;
  options.max_record_bytes = 100;
  const std::string huge = "{\"text\":\"" + std::string(500000, 'x') + "\"}";
  const Read all =
      read("w.jsonl",
           "{\"id\":\"a\"}\nnot json\n[1]\n{\"text\":7}\n{\"text\":\" \"}\n" + huge +
               "\n{\"id\":\"ok\",\"text\":\"Fine.\",\"title\":3,\"published\":\"soon\"}\n{\"text\":\"\xff!\"}",
           options);
  const std::vector<std::string> starts = {
      "w.jsonl: line 1: no \"text\"",     "w.jsonl: line 2: not JSON",          "w.jsonl: line 3: a JSON value",
      "w.jsonl: line 4: \"text\" is not", "w.jsonl: line 5: \"text\" is empty", "w.jsonl: line 6: more than 100 bytes"};
  ASSERT_EQ(all.errors.size(), starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i) EXPECT_TRUE(all.errors[i].starts_with(starts[i])) << all.errors[i];
  ASSERT_EQ(all.inputs.size(), 2U);
  EXPECT_EQ(all.inputs[0].document.id, "ok");
  EXPECT_EQ(all.inputs[1].document.text, "\uFFFD!");
  ASSERT_EQ(all.warnings.size(), 2U);
  EXPECT_NE(all.warnings[0].find("line 7: \"title\" is not a string"), std::string::npos) << all.warnings[0];
  EXPECT_NE(all.warnings[0].find("\"published\""), std::string::npos);
  EXPECT_NE(all.warnings[1].find("line 8"), std::string::npos);
}

TEST(Reader, JsonOverSeveralLinesIsOneError) {
  for (const char* text :
       {"[\n {\"id\": 1, \"text\": \"A.\"},\n {\"id\": 2}\n]\n", "{\n \"text\": \"A.\"\n}\n", "[{\"text\":\"A\"}]"}) {
    const Read all = read("w.json", text);
    ASSERT_EQ(all.errors.size(), 1U);
    EXPECT_NE(all.errors[0].find("one object a line"), std::string::npos);
  }
}

TEST(Reader, NulsInJsonBecomeSpaces) {
  const Read all = read("w.jsonl", "{\"text\":\"a\\u0000b\"}\n");
  ASSERT_EQ(all.inputs.size(), 1U);
  EXPECT_EQ(all.inputs[0].document.text, "a b");
  EXPECT_EQ(all.warnings.size(), 1U);
}

TEST(Reader, GzipAndZstdAreUndone) {
  const std::string line = "{\"id\":\"z\",\"text\":\"Packed.\"}\n";
  for (const std::string& packed :
       {gzipped(line), gzipped(line.substr(0, 10)) + gzipped(line.substr(10)), zstd(line)}) {
    const Read all = read("-", packed);
    ASSERT_EQ(all.inputs.size(), 1U);
    EXPECT_EQ(all.inputs[0].document.text, "Packed.");
    EXPECT_TRUE(all.warnings.empty());
  }
}

TEST(Reader, TruncatedArchiveIsUsedAsFarAsItGoes) {
  std::string text;
  std::uint32_t number = 1;  // such that it does not pack into a single block
  while (text.size() < 600000) text += "Report " + std::to_string(number = number * 1664525 + 1013904223) + " came.\n";
  for (const std::string& whole : {gzipped(text), zstd(text)}) {
    const Read all = read("part.txt.gz", whole.substr(0, whole.size() / 2));
    ASSERT_EQ(all.inputs.size(), 1U) << all.errors.front();
    EXPECT_GT(all.inputs[0].document.text.size(), 1000U);
    EXPECT_TRUE(text.starts_with(all.inputs[0].document.text));
    ASSERT_EQ(all.errors.size(), 1U);
    EXPECT_NE(all.errors[0].find("truncated"), std::string::npos) << all.errors[0];
    EXPECT_TRUE(all.warnings.empty());
  }
  const Read nothing = read("part.txt.gz", gzipped(text).substr(0, 12));
  ASSERT_EQ(nothing.errors.size(), 1U);
  EXPECT_NE(nothing.errors[0].find("truncated"), std::string::npos);
}

TEST(Reader, FoldersAreReadInOrderAndMissingFilesReported) {
  const Folder folder;
  folder.write("b/two.txt", "Two.");
  folder.write("a.jsonl", "{\"id\":\"one\",\"text\":\"One.\"}\n");
  folder.write("b/notes.doc", "Not read.");
  folder.write("c/two.html", "<p>A third text of a page that stands here for the test of folders.</p>");
  const Read all = drain(DocumentReader({"missing.txt", folder.path()}, {}));
  ASSERT_EQ(all.errors.size(), 1U);
  EXPECT_EQ(all.errors[0], "missing.txt: cannot open: No such file or directory");
  ASSERT_EQ(all.inputs.size(), 3U);
  EXPECT_EQ(all.inputs[0].document.id, "one");
  EXPECT_EQ(all.inputs[1].document.id, "two");
  EXPECT_EQ(all.inputs[2].document.id, "two-2");
}

TEST(Reader, ConlluIsHandedOnWhole) {
  const std::string conllu = "# text = Go\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
  const Read all = read("-", conllu);
  ASSERT_EQ(all.inputs.size(), 1U);
  EXPECT_EQ(all.inputs[0].format, Format::conllu);
  EXPECT_EQ(all.inputs[0].conllu, conllu);
}

TEST(Reader, FormatByEndingThenByContent) {
  EXPECT_EQ(detect_format("a.html.gz", "anything"), Format::html);
  EXPECT_EQ(detect_format("a.txt", "{\"not\": \"json lines\"}"), Format::text);
  EXPECT_EQ(detect_format("page.txt", "<!DOCTYPE html><p>"), Format::html);
  EXPECT_EQ(detect_format("-", " { \"id\": 1"), Format::jsonl);
  EXPECT_EQ(detect_format("-", "<html>"), Format::html);
  EXPECT_EQ(detect_format("-", "{curly} talk"), Format::text);
  EXPECT_EQ(detect_format("-", "Plain."), Format::text);
}

}  // namespace
}  // namespace hearsay
