// Prints the records of the analysis made by hand, for schema/check.py: "annotate" its line, "code" its events;
// "html" its page, to be looked at.
#include <cstdio>
#include <string>
#include <string_view>

#include "record/html_page.h"
#include "record/json_records.h"
#include "record/sample_for_test.h"

int main(int argc, char** argv) {
  const hearsay::Analysis analysis = hearsay::sample_analysis();
  const std::string_view what = argc > 1 ? argv[1] : "annotate";
  std::string text;
  if (what == "html") {
    text = hearsay::html_head("Sample") + hearsay::html_section(analysis) + hearsay::html_foot();
  } else {
    text = what == "code" ? hearsay::event_lines(analysis) : hearsay::annotate_line(analysis);
  }
  std::fputs(text.c_str(), stdout);
  return 0;
}
