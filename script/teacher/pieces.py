"""Words cut into the longest known pieces, and a transformer over them that ships (src/event/text_encoder.h)."""

import collections
import gzip
import json
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from corpus import CLS, MASK, PAD, SEP, SPECIAL, UNK
from encoder import Layer, turns

MOST = 12   # pieces of a word
MARKS = 4   # pieces beside those of words: before and after each of two marked stretches


class Pieces:
    """Greedy longest pieces of a word in small letters; "##" before those that go on."""

    def __init__(self, kinds):
        self.kinds = kinds
        self.index = {piece: i for i, piece in enumerate(kinds)}
        self.longest = max(map(len, kinds))
        self.known = {}

    @staticmethod
    def learn(counts, size):
        """By byte-pair merges, from a Counter of words."""
        from tokenizers import Tokenizer, models, pre_tokenizers, trainers

        tokenizer = Tokenizer(models.BPE(unk_token="[UNK]", continuing_subword_prefix="##"))
        tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=SPECIAL, continuing_subword_prefix="##",
                                      limit_alphabet=200, show_progress=False)
        tokenizer.train_from_iterator((" ".join([w] * min(c, 2000)) for w, c in sorted(counts.items())), trainer)
        vocabulary = tokenizer.get_vocab()
        return Pieces(sorted(vocabulary, key=vocabulary.get))

    def of(self, word):
        """Its pieces, and 0 for small letters, 1 for a capital first, 2 for capitals."""
        if word not in self.known:
            low, ids, at = word.lower(), [], 0
            while at < len(low) and len(ids) < MOST:
                lead = "##" if at else ""
                ends = range(min(len(low), at + self.longest), at, -1)
                end = next((e for e in ends if lead + low[at:e] in self.index), None)
                ids.append(UNK if end is None else self.index[lead + low[at:end]])
                at = end or at + 1
            letters = 2 if len(word) > 1 and word.isupper() else int(word[:1].isupper())
            self.known[word] = (ids or [UNK], letters)
        return self.known[word]


class Encoder(nn.Module):
    """Pre-norm transformer with rotary positions; pieces and letters [b, n] to states [b, n, size]."""

    def __init__(self, kinds, size, layers, dropout=0.1):
        super().__init__()
        self.size, self.dropout = size, dropout
        self.embed, self.letters = nn.Embedding(kinds + MARKS, size), nn.Embedding(3, size)
        self.layers = nn.ModuleList(Layer(size, size // 64, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(size)
        self.bias = nn.Parameter(torch.zeros(kinds + MARKS))
        for table in (self.embed, self.letters):
            nn.init.normal_(table.weight, std=0.02)
        for layer in self.layers:
            for linear in (layer.out, layer.down):
                nn.init.normal_(linear.weight, std=0.02 / math.sqrt(2 * layers))

    def forward(self, ids, letters):
        cos, sin = turns(ids.shape[1], 32, ids.device)
        mask = (ids != PAD)[:, None, None, :]
        x = F.dropout(self.embed(ids) + self.letters(letters), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask, cos, sin)
        return self.norm(x)


def autocast(device):
    return torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda")


def rows(path, few=None):
    """The JSON of each line of a .jsonl.gz, or of the first few."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if few and number >= few:
                break
            yield json.loads(line)


def lay(examples, device, hidden=0.0):
    """Tensors of what have .ids and .letters; a share of the pieces of words hidden."""
    ids = np.full((len(examples), max(len(e.ids) for e in examples)), PAD)
    letters = np.zeros_like(ids)
    for i, e in enumerate(examples):
        ids[i, :len(e.ids)], letters[i, :len(e.ids)] = e.ids, e.letters
    if hidden:
        hide = (np.random.rand(*ids.shape) < hidden) & (ids > MASK)
        ids[hide], letters[hide] = MASK, 0
    return torch.tensor(ids, device=device), torch.tensor(letters, device=device)


def groups(examples, most):
    """Batches of examples of about one length, of at most so many pieces each."""
    found, group = [], []
    for e in sorted(examples, key=lambda e: len(e.ids) + 6 * np.random.rand()):
        if group and (len(group) + 1) * max(len(e.ids), len(group[-1].ids)) > most:
            found.append(group)
            group = []
        group.append(e)
    found += [group] if group else []
    np.random.shuffle(order := list(range(len(found))))
    return [found[i] for i in order]


class Optimizer:
    """AdamW: the encoder at `rate`, what is on top of it faster; up for some steps, then down to nothing."""

    def __init__(self, model, steps, rate, top=1e-3):
        slow = list(model.encoder.parameters())
        known = {id(p) for p in slow}
        fast = [p for p in model.parameters() if id(p) not in known]
        self.model, self.steps, self.step = model, steps, 0
        self.adam = torch.optim.AdamW([{"params": slow, "peak": rate}, {"params": fast, "peak": max(rate, top)}],
                                      lr=rate, betas=(0.9, 0.98), weight_decay=0.01)

    def down(self, loss):
        self.step += 1
        for group in self.adam.param_groups:
            group["lr"] = group["peak"] * min(1, self.step / 150) * max(0.02, 1 - self.step / self.steps)
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.adam.step()


def learn_language(path, size, layers, epochs, rate, device, say, kinds=12000, batch=128, length=128, few=None):
    """A masked language model of the sentences in a .txt.gz; words are hidden whole. Returns encoder and pieces."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        sentences = [line.split() for number, line in enumerate(file) if not few or number < few]
    pieces = Pieces.learn(collections.Counter(w.lower() for s in sentences for w in s), kinds)
    ids, letters, starts = [], [], []
    for s in sentences:
        for word in s:
            of, case = pieces.of(word)
            ids += of
            letters += [case] * len(of)
            starts += [True] + [False] * (len(of) - 1)
        ids.append(SEP)
        letters.append(0)
        starts.append(True)
    ids, letters, starts = (torch.tensor(x, device=device) for x in (ids, letters, starts))
    encoder = Encoder(len(pieces.kinds), size, layers).to(device).train()
    say(f"{len(ids)} pieces of {len(pieces.kinds)} kinds")
    in_all = (len(ids) - length) // length
    steps, step = max(1, epochs * (in_all // batch)), 0
    adam = torch.optim.AdamW(encoder.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.05)
    for epoch in range(epochs):
        offset, order = int(torch.randint(length, (1,))), torch.randperm(in_all, device=device)
        for begin in range(0, in_all - batch + 1, batch):
            at = (order[begin:begin + batch] * length + offset)[:, None] + torch.arange(length, device=device)
            right, case, word = ids[at], letters[at], starts[at].long().cumsum(1)
            chosen = (torch.rand(batch, length + 1, device=device) < 0.18).gather(1, word) & (right > MASK)
            how = torch.rand(batch, length + 1, device=device).gather(1, word)
            shown = torch.where(chosen & (how < 0.8), MASK, right)
            shown = torch.where(chosen & (how > 0.9), torch.randint_like(right, 5, len(pieces.kinds)), shown)
            case = torch.where(chosen & (how < 0.8), 0, case)
            for group in adam.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 300) * (1 - 0.98 * step / steps)
            with autocast(device):
                states = encoder(shown, case)[chosen]
                loss = F.cross_entropy(F.linear(states, encoder.embed.weight, encoder.bias).float(), right[chosen])
            adam.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            adam.step()
            step += 1
        say(f"language: epoch {epoch + 1} of {epochs}")
    return encoder, pieces
