// Attachments that the treebanks have few examples of and news has many, set right where the words leave no doubt.
#pragma once

#include <span>

#include "hearsay/syntax.h"

namespace hearsay {

// `words` are a sentence with tags, heads and relations; `first` is the id of its first word. What it was and is stays
// a tree.
// - A weekday between a subject and its verb is the verb's: "Police on Tuesday arrested ten people".
// - A second subject, behind its verb and before the verb of speech that the clause depends on, is that verb's: "The
//   two exchanged prisoners, officials in both capitals said".
// - An infinitive behind "refused, however," or "agreed on Friday" is what is refused or agreed.
// - The crossing of "closed the Busia crossing" is a noun.
// - "Barred the opposition from meeting": the meeting is what is barred.
// - "Said that snipers had shot a conscript, and accused them": who says accuses.
// - The subject of "docked", "landed", "defected" without an auxiliary is no passive's.
// - A finite verb without a subject is not coordinated with an infinitive: "was ready to talk but rejected the offer".
void mend(std::span<Word> words, WordId first);

}  // namespace hearsay
