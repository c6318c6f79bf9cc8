// Names of persons, organisations and places, from the labels of their words.
#pragma once

#include <span>
#include <vector>

#include "hearsay/entity.h"
#include "hearsay/syntax.h"
#include "syntax/name_lists.h"

namespace hearsay {

// Appends the names of a sentence whose first word is `first`, given the NameLabel of each word. A place is GPE unless
// its words say that it is a river, a region or the like (LOC). Adjectives and demonyms of countries that are not part
// of a name are NORP.
void find_names(std::span<const Word> words, WordId first, std::span<const int> labels, const NameLists& lists,
                std::vector<Name>& names);

}  // namespace hearsay
