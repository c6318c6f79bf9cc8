"""What the networks on top of the encoder share: states of words, and how they are learned."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

from encoder import Mean, lay_out, words_of


class Tuned(nn.Module):
    """A copy of the encoder, all its layers mixed, and an LSTM over the words; heads are put on top."""

    def __init__(self, encoder, hidden, dropout):
        super().__init__()
        self.encoder, self.dropout = copy.deepcopy(encoder), dropout
        self.mix = nn.Parameter(torch.zeros(len(encoder.layers)))
        self.lstm = nn.LSTM(encoder.size, hidden, 2, batch_first=True, bidirectional=True, dropout=dropout)
        self.width = 2 * hidden + encoder.size

    def layer(self, size):
        return nn.Sequential(nn.Linear(self.width, size), nn.LeakyReLU(0.1), nn.Dropout(self.dropout))

    def head(self, outputs):
        return nn.Sequential(self.layer(256), nn.Linear(256, outputs))

    def words(self, pieces, word, lengths):
        """States [b, n, width] of words; word 0 is the root."""
        states = self.encoder(pieces)
        mixed = sum(w * s for w, s in zip(self.mix.softmax(0), states))
        n = int(lengths.max())
        x = F.dropout(words_of(mixed.float(), word, n), self.dropout, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        y = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=n)[0]
        return torch.cat((x, F.dropout(y, self.dropout, self.training)), -1)


def run(model, pieces, groups, device, mask=0.0):
    """What the model says of lists of words, some of them masked."""
    ids, word = lay_out(pieces, groups, mask)
    lengths = torch.tensor([len(forms) + 1 for forms in groups])
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        return model(ids.to(device), word.to(device), lengths)


class Learner:
    """Adam with a lower rate for the encoder, both rising for 300 steps and then falling; keeps a mean of the weights."""

    def __init__(self, model, rate, steps, device):
        slow = list(model.encoder.parameters())
        known = {id(p) for p in slow}
        fast = [p for p in model.parameters() if id(p) not in known]
        self.optimizer = torch.optim.AdamW([{"params": slow, "peak": rate}, {"params": fast, "peak": 2e-3}], lr=rate,
                                           betas=(0.9, 0.98), weight_decay=0.01, fused=device.type == "cuda")
        self.model, self.mean, self.steps, self.step = model, Mean(model), steps, 0

    def learn(self, loss):
        for g in self.optimizer.param_groups:
            g["lr"] = g["peak"] * min(1, (self.step + 1) / 300) * max(0.02, 1 - self.step / self.steps)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimizer.step()
        self.mean.add()
        self.step += 1
