"""Models with weights of one byte, as src/syntax/model_file.h and src/event/text_encoder.h read them."""

import struct

import numpy as np

BYTE = 63  # the largest weight


def numbers(tensor):
    return tensor.detach().cpu().float().numpy()


def write(path, sections):
    """Sections [(name, bytes)], each at a multiple of 64."""
    out = bytearray(b"hearsay-model-2\n")

    def fill():
        out.extend(b"\0" * (-len(out) % 64))

    for name, content in sections:
        fill()
        out.extend(struct.pack("<QQ", len(name), len(content)) + name.encode())
        fill()
        out.extend(content)
    fill()
    with open(path, "wb") as file:
        file.write(out)


def matrix(name, linear):
    """A neural::ByteMatrix: blocks of 8 outputs, groups of 4 inputs, one scale an output."""
    w, bias = numbers(linear.weight), numbers(linear.bias)
    outputs, inputs = w.shape
    stored = (-(-outputs // 8) * 8, -(-inputs // 4) * 4)
    scales, biases, q = np.ones(stored[0], np.float32), np.zeros(stored[0], np.float32), np.zeros(stored, np.int8)
    scales[:outputs] = np.maximum(np.abs(w).max(1), 1e-6) / BYTE
    biases[:outputs] = bias
    q[:outputs, :inputs] = np.clip(np.round(w / scales[:outputs, None]), -BYTE, BYTE)
    offsets = (BYTE + 1) * q.astype(np.int32).sum(1, dtype=np.int32)
    laid = q.reshape(stored[0] // 8, 8, stored[1] // 4, 4).transpose(0, 2, 1, 3)
    return [(f"{name}.weights", laid.tobytes()), (f"{name}.scale", scales.tobytes()),
            (f"{name}.offset", offsets.tobytes()), (f"{name}.bias", biases.tobytes())]


def last_step(name, linear):
    return [(name, numbers(linear.weight).tobytes()), (f"{name}.bias", numbers(linear.bias).tobytes())]


def encoder(e, pieces):
    def norm(layer):
        return np.concatenate([numbers(layer.weight), numbers(layer.bias)]).astype(np.float32).tobytes()

    table = numbers(e.embed.weight)
    scales = (np.maximum(np.abs(table).max(1), 1e-6) / 127).astype(np.float32)
    shape = [e.size, int(hasattr(e, "passing"))]
    for layer in e.layers:
        shape += [layer.heads, layer.down.in_features]
    sections = [("encoder", struct.pack(f"<{len(shape)}i", *shape)),
                ("pieces", "\n".join(pieces.kinds).encode()),
                ("table", np.clip(np.round(table / scales[:, None]), -127, 127).astype(np.int8).tobytes()),
                ("table.scale", scales.tobytes()), ("letters", numbers(e.letters.weight).tobytes())]
    for i, layer in enumerate(e.layers):
        sections += [(f"layer{i}.norm1", norm(layer.norm1)), (f"layer{i}.norm2", norm(layer.norm2))]
        for name, linear in (("attention", layer.qkv), ("joined", layer.out), ("up", layer.up), ("down", layer.down)):
            sections += matrix(f"layer{i}.{name}", linear)
    if hasattr(e, "passing"):
        sections.append(("passing", np.append(numbers(e.passing.weight), numbers(e.passing.bias)).astype(np.float32).tobytes()))
    return sections + [("norm", norm(e.norm))]


def acts(path, model, pieces):
    """models/trigger.bin."""
    write(path, encoder(model.encoder, pieces) + matrix("types.in", model.types[1]) + last_step("types.out", model.types[3]))


def relations(path, model, pieces):
    """models/relation_reader.bin."""
    write(path, encoder(model.encoder, pieces) + matrix("head.in", model.head[1]) + last_step("head.out", model.head[4]))
