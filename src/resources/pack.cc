// hearsay_pack OUT FILE...: writes the files into one archive. For each: name length, content length (64-bit
// little-endian), the name, zeros up to a multiple of 64, the content, zeros up to a multiple of 64.
#include <cstdint>
#include <cstdio>

#include "base/file.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string out;
  const auto number = [&](std::uint64_t n) { out.append(reinterpret_cast<const char*>(&n), sizeof n); };
  const auto pad = [&] { out.resize((out.size() + 63) / 64 * 64); };
  for (int i = 2; i < argc; ++i) {
    const auto bytes = hearsay::read_file(argv[i]);
    if (!bytes.ok()) {
      std::fprintf(stderr, "hearsay_pack: %s\n", bytes.message().c_str());
      return 1;
    }
    const std::string name = argv[i];
    number(name.size());
    number(bytes.value().size());
    out += name;
    pad();
    out += bytes.value();
    pad();
  }
  const auto written = hearsay::write_file(argv[1], out);
  if (!written.ok()) std::fprintf(stderr, "hearsay_pack: %s\n", written.message().c_str());
  return written.ok() ? 0 : 1;
}
