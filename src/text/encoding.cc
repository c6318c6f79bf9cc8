#include "text/encoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "base/strings.h"

namespace hearsay {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16Little = "\xFF\xFE";
constexpr std::string_view kUtf16Big = "\xFE\xFF";

// By ICU's converter of that name; what cannot be converted becomes U+FFFD. Fails for a name that ICU does not know.
Result<std::string> convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const char* data = bytes.data();  // ICU takes the size along
  const int size = static_cast<int>(std::min<std::size_t>(bytes.size(), std::size_t{1} << 29));
  const int needed = ucnv_convert("UTF-8", encoding.c_str(), nullptr, 0, data, size, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return Error{"unknown encoding " + encoding};
  std::string out(static_cast<std::size_t>(needed) + 1, '\0');
  status = U_ZERO_ERROR;
  const int written =
      ucnv_convert("UTF-8", encoding.c_str(), out.data(), static_cast<int>(out.size()), data, size, &status);
  if (U_FAILURE(status)) return Error{std::string("cannot convert: ") + u_errorName(status)};
  out.resize(static_cast<std::size_t>(written));
  return out;
}

Decoded repair(std::string bytes, std::size_t offset) {
  std::size_t bad = find_invalid_utf8(bytes);
  if (bad == std::string::npos) return {std::move(bytes), {}};
  const std::size_t first = offset + bad;
  std::size_t n = 0, from = 0;
  std::string text;
  while (bad != std::string::npos) {
    text.append(bytes, from, bad - from).append("\xEF\xBF\xBD");
    ++n;
    from += bad - from + 1;
    const std::size_t next = find_invalid_utf8(std::string_view(bytes).substr(from));
    bad = next == std::string::npos ? next : from + next;
  }
  text.append(bytes, from);
  return {std::move(text), std::to_string(n) + (n == 1 ? " byte is" : " bytes are") + " not UTF-8 (the first at byte " +
                               std::to_string(first) +
                               "): read as U+FFFD; if the file is in another encoding, convert it (iconv -t UTF-8)"};
}

// The encoding that the head of the page declares, in lower case: <meta charset="x"> or content="text/html; charset=x".
std::string declared_encoding(std::string_view page) {
  const std::string head = lower(page.substr(0, 4096));
  for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
    const std::size_t tag = head.rfind('<', at);
    if (tag == std::string::npos || !std::string_view(head).substr(tag).starts_with("<meta")) continue;
    std::size_t i = at + 7;
    while (i < head.size() && (is_space(head[i]) || head[i] == '=' || head[i] == '"' || head[i] == '\'')) ++i;
    std::size_t end = i;
    while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' ||
                                 head[end] == '_' || head[end] == ':')) {
      ++end;
    }
    std::string name = head.substr(i, end - i);
    if (name.empty()) continue;
    // WHATWG Encoding: these labels mean windows-1252.
    if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "us-ascii" || name == "ascii") {
      return "windows-1252";
    }
    return name;
  }
  return {};
}

}  // namespace

Decoded decode_text(std::string bytes, std::size_t offset) {
  const bool little = bytes.starts_with(kUtf16Little);
  if (little || bytes.starts_with(kUtf16Big)) {
    auto text = convert(std::string_view(bytes).substr(2), little ? "UTF-16LE" : "UTF-16BE");
    return text.ok() ? Decoded{text.take(), {}} : Decoded{{}, text.message()};
  }
  if (bytes.starts_with(kUtf8Mark)) {
    bytes.erase(0, kUtf8Mark.size());
    offset += kUtf8Mark.size();
  }
  return repair(std::move(bytes), offset);
}

Decoded decode_html(std::string bytes) {
  if (bytes.starts_with(kUtf8Mark) || bytes.starts_with(kUtf16Little) || bytes.starts_with(kUtf16Big)) {
    return decode_text(std::move(bytes));
  }
  const std::string declared = declared_encoding(bytes);
  const bool utf8 = declared == "utf-8" || declared == "utf8" || declared.starts_with("utf-16");
  if (!declared.empty() && !utf8) {
    auto text = convert(bytes, declared);
    if (text.ok()) return {text.take(), {}};
  }
  if (utf8 || find_invalid_utf8(bytes) == std::string::npos) return decode_text(std::move(bytes));
  auto text = convert(bytes, "windows-1252");
  const std::string why = declared.empty() ? "declares no encoding" : "declares an unknown encoding (" + declared + ")";
  if (!text.ok()) return decode_text(std::move(bytes));
  return {text.take(), "the page " + why + " and is not UTF-8: read as windows-1252"};
}

bool looks_binary(std::string_view head) {
  if (head.starts_with(kUtf16Little) || head.starts_with(kUtf16Big)) return false;
  if (head.find('\0') != std::string_view::npos) return true;
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !is_space(c) && c != '\x1b' && c != '\b';
  };
  const auto n = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), control));
  return n * 20 > head.size();
}

}  // namespace hearsay
