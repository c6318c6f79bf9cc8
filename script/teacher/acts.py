"""Acts: which words carry an event of which of PLOVER's types; and, learned beside it for what the states gain from that,
which words name its parties."""

import collections
import copy

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from corpus import CLS, PAD
from pieces import Optimizer, autocast, groups, lay, rows

TYPES = 16     # and, last, none
LONGEST = 320  # pieces
LEAST = 0.08   # shares of an act that are told
PARTY = 64     # numbers of what a word asks for, and of what others answer, for each side


class Text:
    """Words in pieces; `first` piece of each. Acts: [word, type] and, where the parties are known, their words. Told:
    {word: (shares of the types and of none, [{word: share} for each side] or none)}."""

    def __init__(self, row, pieces):
        self.ids, self.letters, self.first, self.told = [CLS], [0], [], None
        for word in row["words"]:
            ids, letters = pieces.of(word)
            self.first.append(len(self.ids))
            self.ids += ids
            self.letters += [letters] * len(ids)
        self.ids, self.letters = self.ids[:LONGEST], self.letters[:LONGEST]
        self.first = [f for f in self.first if f < LONGEST]
        self.acts = [a for a in row.get("acts", []) if a[0] < len(self.first)]


class Reader(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = copy.deepcopy(encoder)
        size = encoder.size
        self.types = nn.Sequential(nn.Dropout(0.1), nn.Linear(size, 128), nn.GELU(), nn.Linear(128, TYPES + 1))
        self.query, self.key = nn.Linear(size, 2 * PARTY), nn.Linear(size, 2 * PARTY)

    def parties(self, states, row, at, ids):
        """Scores [acts, 2, n] of each piece as the actor and as the other side; the first stands for nobody."""
        query = self.query(states[row, at]).view(len(row), 2, PARTY)
        key = self.key(states)[row].view(len(row), states.shape[1], 2, PARTY)
        scores = torch.einsum("asd,ansd->asn", query, key).float() / PARTY**0.5
        return scores.masked_fill((ids[row] == PAD)[:, None, :], -1e4)


def loss_of(model, group, device):
    ids, letters = lay(group, device, 0.04)
    n = ids.shape[1]
    types, counts = np.zeros((len(group), n, TYPES + 1), np.float32), np.zeros((len(group), n), np.float32)
    row, at, goals, weights = [], [], [], []

    def add_parties(i, t, word, sides, weight):
        goal = np.zeros((2, n), np.float32)
        for side, shares in enumerate(sides):
            for w, share in shares.items():
                if 0 <= w < len(t.first):
                    goal[side, t.first[w]] = share
            goal[side, 0] = max(0, 1 - goal[side].sum())
            goal[side] /= goal[side].sum()
        row.append(i)
        at.append(t.first[word])
        goals.append(goal)
        weights.append(weight)

    for i, t in enumerate(group):
        types[i, t.first, TYPES] = 1
        counts[i, t.first] = 1
        for word, type_, *sides in t.acts:
            types[i, t.first[word]] = np.eye(TYPES + 1)[type_]
            if sides:
                add_parties(i, t, word, [{w: 1 / len(side) for w in side} for side in sides], 1)
        for word, (shares, sides) in (t.told or {}).items():
            types[i, t.first[word]] = shares
            if sides:
                add_parties(i, t, word, sides, 1 - float(shares[TYPES]))
    with autocast(device):
        states = model.encoder(ids, letters)
        losses = F.cross_entropy(model.types(states).float().flatten(0, 1),
                                 torch.tensor(types, device=device).flatten(0, 1), reduction="none")
        counts = torch.tensor(counts, device=device).flatten()
        loss = 25 * (losses * counts).sum() / counts.sum()
        if row:
            scores = model.parties(states, torch.tensor(row, device=device), torch.tensor(at, device=device), ids)
            losses = F.cross_entropy(scores.flatten(0, 1), torch.tensor(np.array(goals), device=device).flatten(0, 1),
                                     reduction="none").view(-1, 2).mean(1)
            weights = torch.tensor([float(w) for w in weights], device=device)
            loss = loss + 0.3 * (losses * weights).sum() / weights.sum().clamp(min=4)
    return loss


@torch.no_grad()
def tell(model, texts, device):
    """Of each text [word, {type: share}, [[word, share], ...] who acts, the same of the other side]."""
    model.eval()
    told = {}
    for group in groups(texts, 20000):
        ids, letters = lay(group, device)
        with autocast(device):
            states = model.encoder(ids, letters)
            types = model.types(states).float().softmax(-1).cpu().numpy()
            places = [(i, w, f) for i, t in enumerate(group) for w, f in enumerate(t.first)
                      if 1 - types[i, f, TYPES] >= LEAST]
            told |= {id(t): [] for t in group}
            if not places:
                continue
            scores = model.parties(states, torch.tensor([i for i, _, _ in places], device=device),
                                   torch.tensor([f for _, _, f in places], device=device), ids).softmax(-1).cpu().numpy()
        for (i, word, f), sides in zip(places, scores):
            shares = {k: round(float(p), 3) for k, p in enumerate(types[i, f, :TYPES]) if p >= 0.03}
            named = [sorted(([w, round(float(side[g]), 3)] for w, g in enumerate(group[i].first) if side[g] >= 0.05),
                            key=lambda x: -x[1])[:4] for side in sides]
            told[id(group[i])].append([word, shares, *named])
    return [told[id(t)] for t in texts]


def take_in(texts, tellings):
    """Sets what several teachers told of texts: their mean."""
    for t, by_teacher in zip(texts, zip(*tellings)):
        shares = collections.defaultdict(lambda: np.zeros(TYPES + 1, np.float32))
        sides, heard = collections.defaultdict(lambda: [collections.Counter(), collections.Counter()]), collections.Counter()
        for told in by_teacher:
            for word, types, *named in told:
                if word >= len(t.first):
                    continue
                for k, p in types.items():
                    shares[word][int(k)] += p / len(by_teacher)
                heard[word] += 1
                for side, found in zip(sides[word], named):
                    for w, p in found:
                        side[w] += p
        t.told = {}
        for word, p in shares.items():
            p[TYPES] = max(0, 1 - p.sum())
            known = [{w: s / heard[word] for w, s in side.items()} for side in sides[word]]
            t.told[word] = (p, known if p[TYPES] < 0.75 else None)


def measure(model, texts, device):
    """Percent: of the marked words of texts held back, precision and recall at a share of a half; how often the word
    that is likeliest to name a party does."""
    hit = said = marked = right = asked = 0
    for t, told in zip(texts, tell(model, texts, device)):
        acts = {a[0]: a for a in t.acts}
        found = {w: max(types, key=types.get) for w, types, *_ in told if types and max(types.values()) >= 0.5}
        hit += sum(w in acts and acts[w][1] == k for w, k in found.items())
        said, marked = said + len(found), marked + len(acts)
        for word, _, *sides in told:
            for side, names in zip(sides, acts.get(word, [])[2:]):
                asked += any(w >= 0 for w in names)
                right += bool(side) and side[0][0] in names
    return tuple(100 * a / max(1, b) for a, b in ((hit, said), (hit, marked), (right, asked)))


def marked(pieces, folder, few=None):
    """The marked texts to learn from, and those held back, one in sixteen."""
    texts = [Text(row, pieces) for row in rows(f"{folder}/acts.jsonl.gz", few)]
    return [t for i, t in enumerate(texts) if i % 16 != 7], texts[7::16]


def learn(model, train, held, device, say, epochs, rate, most, news=()):
    """`news`: texts told of by teachers, each seen once."""
    share = -(-len(news) // epochs)
    optimizer = Optimizer(model, epochs * len(groups(train + list(news[:share]), most)), rate)
    for epoch in range(epochs):
        model.train()
        for group in groups(train + list(news[epoch * share:(epoch + 1) * share]), most):
            optimizer.down(loss_of(model, group, device))
        say("acts: epoch %d of %d: precision %.1f, recall %.1f, parties %.1f"
            % (epoch + 1, epochs, *measure(model, held, device)))
