// A web page as a document.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/document.h"
#include "hearsay/status.h"

namespace hearsay {

// `page` is valid UTF-8. Fails when no article text can be found in it, or when it nests too deeply to be a page.
Result<Document> html_document(std::string_view page);

}  // namespace hearsay
