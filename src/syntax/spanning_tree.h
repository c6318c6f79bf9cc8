// The best tree of a sentence, given a score for each arc.
#pragma once

#include <span>
#include <vector>

namespace hearsay {

// scores[d * n + h] is the score of head h for word d, of n = words + 1; word 0 is the root of the sentence. Sets
// heads[d] for 1 <= d < n to the tree of the highest sum in which exactly one word hangs on 0 (Chu & Liu 1965, Edmonds
// 1967; one root by a price on its arcs, Stanojević & Cohen 2021). heads[0] is -1.
void best_tree(std::span<const float> scores, int n, std::vector<int>& heads);

}  // namespace hearsay
