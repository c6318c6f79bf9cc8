"""A transformer over pieces of words, and its training as a masked language model."""

import math
import random

import torch
import torch.nn.functional as F
from torch import nn

import corpus


def rotate(x, cos, sin):
    a, b = x.chunk(2, -1)
    return torch.cat((a * cos - b * sin, a * sin + b * cos), -1)


def turns(places, half, device):
    """Cosines and sines of rotary positions: [places, half] each."""
    angle = torch.arange(places, device=device)[:, None] / (10000 ** (torch.arange(half, device=device) / half))
    return angle.cos(), angle.sin()


class Layer(nn.Module):
    def __init__(self, size, heads, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.norm1, self.norm2 = nn.LayerNorm(size), nn.LayerNorm(size)
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, 8 * size // 3 // 16 * 16 * 2), nn.Linear(8 * size // 3 // 16 * 16, size)

    def forward(self, x, mask, cos, sin):
        b, n, _ = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        p = self.dropout if self.training else 0.0
        cos, sin = cos.to(q.dtype), sin.to(q.dtype)
        y = F.scaled_dot_product_attention(rotate(q, cos, sin), rotate(k, cos, sin), v, attn_mask=mask, dropout_p=p)
        x = x + F.dropout(self.out(y.transpose(1, 2).reshape(b, n, -1)), p)
        gate, y = self.up(self.norm2(x)).chunk(2, -1)
        return x + F.dropout(self.down(F.gelu(gate) * y), p)


class Encoder(nn.Module):
    """Pre-norm transformer with rotary positions; pieces [b, n] to the states of all layers."""

    def __init__(self, pieces, size, layers, dropout=0.1):
        super().__init__()
        self.size, self.heads, self.dropout = size, size // 64, dropout
        self.embed = nn.Embedding(pieces, size)
        nn.init.normal_(self.embed.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(size, self.heads, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(size)
        self.bias = nn.Parameter(torch.zeros(pieces))
        for layer in self.layers:
            for linear in (layer.out, layer.down):
                nn.init.normal_(linear.weight, std=0.02 / math.sqrt(2 * layers))

    def forward(self, pieces):
        cos, sin = turns(pieces.shape[1], self.size // self.heads // 2, pieces.device)
        present = pieces != corpus.PAD
        mask = None if bool(present.all()) else present[:, None, None, :]
        x = F.dropout(self.embed(pieces), self.dropout, self.training)
        states = []
        for layer in self.layers:
            x = layer(x, mask, cos, sin)
            states.append(x)
        states[-1] = self.norm(x)
        return states

    def guess(self, states):
        return F.linear(states, self.embed.weight, self.bias)


def learn_language(encoder, stream, starts, device, epochs, rate, batch=128, length=128, say=print):
    """Masked language model over a stream of pieces; `starts` says which begin a word. Words are masked whole."""
    stream, starts = stream.to(device), starts.to(device)
    rows = (len(stream) - length) // length
    steps, step = epochs * (rows // batch), 0
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.05,
                                  fused=device.type == "cuda")
    encoder.train()
    total = torch.zeros((), device=device)
    for epoch in range(epochs):
        offset = int(torch.randint(length, (1,)))
        order = torch.randperm(rows, device=device)
        for begin in range(0, rows - batch + 1, batch):
            at = (order[begin:begin + batch] * length + offset)[:, None] + torch.arange(length, device=device)
            pieces = stream[at]
            word = starts[at].long().cumsum(1)
            chosen = (torch.rand(batch, length + 1, device=device) < 0.18).gather(1, word) & (pieces > corpus.MASK)
            how = torch.rand(batch, length + 1, device=device).gather(1, word)
            shown = torch.where(chosen & (how < 0.8), corpus.MASK, pieces)
            shown = torch.where(chosen & (how > 0.9), torch.randint_like(pieces, 5, encoder.embed.num_embeddings), shown)
            share = step / steps
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 400) * (1 - 0.98 * share)
            with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
                states = encoder(shown)[-1]
                loss = F.cross_entropy(encoder.guess(states[chosen]).float(), pieces[chosen])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            total += loss.detach()
            step += 1
        if epoch % max(1, epochs // 20) == 0 or epoch + 1 == epochs:
            say(f"language: epoch {epoch + 1} of {epochs}, loss {float(total) / (rows // batch):.3f}")
        total.zero_()


def words_of(states, word, words):
    """Means of the states [b, n, d] of the pieces of each word; `word` [b, n] is -1 for what belongs to none."""
    b, _, d = states.shape
    sums = states.new_zeros(b, words + 1, d)
    counts = states.new_zeros(b, words + 1, 1)
    at = torch.where(word < 0, words, word)[..., None]
    sums.scatter_add_(1, at.expand(-1, -1, d), states)
    counts.scatter_add_(1, at, torch.ones_like(at, dtype=states.dtype))
    return (sums / counts.clamp(min=1))[:, :words]


def lay_out(pieces, groups, mask=0.0):
    """Pieces [b, n] of lists of words, [CLS] first as word 0, and to which word each belongs; some words masked."""
    rows, words = [], []
    for forms in groups:
        row, word = [corpus.CLS], [0]
        for i, form in enumerate(forms):
            ids = pieces.of(form)
            if mask and random.random() < mask:
                ids = [corpus.MASK]
            row += ids
            word += [i + 1] * len(ids)
        rows.append(row)
        words.append(word)
    n = max(map(len, rows))
    return (torch.tensor([r + [corpus.PAD] * (n - len(r)) for r in rows]),
            torch.tensor([w + [-1] * (n - len(w)) for w in words]))


class Mean:
    """A running mean of the weights of a module."""

    def __init__(self, module, decay=0.995):
        self.module, self.decay = module, decay
        self.mean = [p.detach().clone() for p in module.parameters()]
        self.count = 0

    @torch.no_grad()
    def add(self):
        self.count += 1
        keep = min(self.decay, self.count / (self.count + 9))
        torch._foreach_lerp_(self.mean, [p.detach() for p in self.module.parameters()], 1 - keep)

    @torch.no_grad()
    def swap(self):
        for mean, p in zip(self.mean, self.module.parameters()):
            kept = p.detach().clone()
            p.copy_(mean)
            mean.copy_(kept)
