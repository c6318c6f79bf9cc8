// URLs, e-mail addresses, names of files, news groups and handles: words that are full of marks.
#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

// How many bytes of `chunk` (valid UTF-8 without white space) the address takes that it begins with, 0 when it begins
// with none. Marks that close the sentence or a bracket around the address do not belong to it.
std::size_t address_length(std::string_view chunk);

// Whether a word that split_words has made is a URL, or an e-mail address.
bool is_url(std::string_view word);
bool is_mail(std::string_view word);

}  // namespace hearsay
