// The data files that the steps read: lexicons and trained weights. Those that ship lie inside the program; a user's
// own folder is laid over them.
#pragma once

#include <string>
#include <string_view>
#include <memory>
#include <vector>

#include "hearsay/status.h"

namespace hearsay {

struct Resource {
  std::string name;        // "lexicon/events/consult.txt", or the path of a user's file
  std::string_view bytes;  // 64-byte aligned for files inside the program
};

// Immutable after loading; the views in it live as long as it does (those inside the program, for ever).
class Resources {
 public:
  // Only what ships.
  Resources();

  // Adds every .txt and .tsv file under `folder`, which has the layout of lexicon/ (actors/, events/, cues/,
  // places/). A file of a user comes after the ones that ship, so that its entries win. Fails when the folder cannot
  // be read or holds no such file.
  Status add_lexicon(const std::string& folder);
  // Uses the .bin files of `folder` in place of those of the same name under models/.
  Status add_models(const std::string& folder);

  // The files whose name starts with `prefix` ("lexicon/events/"), in order.
  std::vector<Resource> list(std::string_view prefix) const;
  // The bytes of one file, or empty when there is none.
  std::string_view find(std::string_view name) const;

 private:
  struct Entry {
    std::string key;   // name under which list() and find() see it
    Resource resource;
  };
  Status add(const std::string& folder, std::string_view prefix, bool replace);
  std::vector<Entry> entries_;
  std::vector<std::shared_ptr<const std::string>> owned_;
};

}  // namespace hearsay
