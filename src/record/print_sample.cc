// Prints the records of the analysis made by hand, for schema/check.py: "annotate" its line, "code" its events.
#include <cstdio>
#include <string_view>

#include "record/json_records.h"
#include "record/sample_for_test.h"

int main(int argc, char** argv) {
  const hearsay::Analysis analysis = hearsay::sample_analysis();
  const bool code = argc > 1 && std::string_view(argv[1]) == "code";
  std::fputs((code ? hearsay::event_lines(analysis) : hearsay::annotate_line(analysis)).c_str(), stdout);
  return 0;
}
