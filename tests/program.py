"""The program under test: runs it in a folder of its own, with what the tests of this folder share."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = [ROOT / "examples" / "border.html", ROOT / "examples" / "wire.jsonl"]

sys.path.insert(0, str(ROOT / "schema"))
import check  # noqa: E402  the schemas' own checker


class ProgramTest(unittest.TestCase):
    program = None  # path of build/hearsay, set by main()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hearsay-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_hearsay(self, *arguments, stdin=b"", code=0, errors=0):
        """Standard output of one run, as bytes. Checks the exit code and the number of lines on standard error, kept in
        self.errors."""
        done = subprocess.run([self.program, *map(str, arguments)], input=stdin, capture_output=True, cwd=self.folder, timeout=300)
        self.errors = done.stderr.decode("utf-8").splitlines()
        said = "\n".join(self.errors)
        self.assertEqual(done.returncode, code, f"{arguments}: {said}")
        if errors is not None:
            self.assertEqual(len(self.errors), errors, f"{arguments}: {said}")
        for line in self.errors:
            self.assertTrue(line.startswith("hearsay: "), line)
            self.assertLess(len(line), 250, line)
        return done.stdout

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def assert_valid(self, output, schema):
        lines = output.decode("utf-8").splitlines()
        self.assertTrue(lines)
        judge = check.validator(schema)
        for line in lines:
            for error in judge.iter_errors(check.json.loads(line)):
                self.fail(f"{schema}: {error.message[:300]}\n{line[:300]}")


def main():
    ProgramTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=1)
