"""What script/evaluate and script/bench share: running programs, and docs/scoreboard.md."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEARSAY = ROOT / "build" / "hearsay"


def run(arguments, stdin=None, stdout=None):
    """Standard output of a program; ends the script when it fails by more than a complaint about its input."""
    result = subprocess.run([str(a) for a in arguments], stdin=stdin, stdout=stdout or subprocess.PIPE, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"{sys.argv[0]}: {' '.join(map(str, arguments))} ended with {result.returncode}")
    return result.stdout


def commit():
    return run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]).strip()


def write_section(section, body):
    """Replaces one section of the scoreboard and leaves the others; sections stand in order of their names."""
    path = ROOT / "docs" / "scoreboard.md"
    text = path.read_text(encoding="utf-8") if path.exists() else "# Scoreboard\n"
    head, *parts = re.split(r"(?m)^(?=## )", text)
    parts = [p for p in parts if not p.startswith(f"## {section}\n")] + [f"## {section}\n\n{body}\n"]
    path.write_text("\n".join(p.rstrip("\n") + "\n" for p in [head, *sorted(parts)]), encoding="utf-8")
