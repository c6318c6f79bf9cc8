// What the parts of a page are: running text, or what stands around it.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string_view>

namespace hearsay {

bool is_block_tag(GumboTag tag);
// Blocks whose text is running text even when it is short: <p>, <li>, <blockquote>, headings.
bool is_paragraph_tag(GumboTag tag);
// Elements whose text is never part of an article: scripts, navigation, forms, figures with their captions.
bool is_never_text(GumboTag tag);

// True when its role, class or id says that an element stands beside the article: share buttons, related links,
// adverts, newsletters, comments, bylines, hidden blocks.
bool is_boilerplate(const GumboNode* node);

// Whether a line of the article's blocks is running text: not "Read more: ...", not a line of links, not a stray
// label. `linked` bytes of it lie in links; `block` is the tag of its block.
bool is_running_text(std::string_view line, GumboTag block, std::size_t linked);

}  // namespace hearsay
