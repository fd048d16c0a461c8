"""The auditor's verifier against stores that the program makes, and against tampering. Run: python3 test_ledger.py PROGRAM"""

import hashlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import ledger

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def test_signatures_are_those_of_rfc_8032():
    """7.1, tests 1 and 2."""
    first = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    good = bytes.fromhex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
    assert ledger.signed_by(first, good, b"")
    assert not ledger.signed_by(first, good, b"x")
    second = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    good = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    assert ledger.signed_by(second, good, b"\x72")
    assert not ledger.signed_by(first, good, b"\x72")
    for place in range(64):
        wrong = bytearray(good)
        wrong[place] ^= 1
        assert not ledger.signed_by(second, bytes(wrong), b"\x72")


def test_roots_are_those_of_rfc_6962():
    """The vectors that its authors published with their log."""
    leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    hashes = [ledger.sha256(b"\x00", bytes.fromhex(leaf)) for leaf in leaves]
    assert ledger.merkle_root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert ledger.merkle_root(hashes[:3]).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert ledger.merkle_root(hashes[:7]).hex() == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
    assert ledger.merkle_root(hashes).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_the_example_of_the_document_is_what_it_says():
    text = (ROOT / "Docs/ledger.md").read_text(encoding="utf-8")
    entry = re.search(r'^\{"author".*\}$', text, re.MULTILINE)[0].encode()
    leaf = ledger.sha256(b"\x00", entry)
    assert f"`{leaf.hex()}`" in text
    checkpoint = ledger.Checkpoint(re.search(r"```\n(phoihop/.*?\n)```", text, re.DOTALL)[1])
    key = bytes.fromhex(re.search(rb'"key":"(\w+)"', entry)[1].decode())
    assert checkpoint.is_signed_by(key) and checkpoint.root == leaf and checkpoint.size == 1
    assert checkpoint.origin == f"phoihop/{key.hex()[:16]}"


def test_figures_stand_in_one_way_on_a_form_that_was_there():
    """Docs/ledger.md: `form` and `figures`."""

    def faults(payload):
        auditor = ledger.Audit(":memory:", [])
        auditor.forms = {"ab"}
        auditor.report(7, payload)
        return auditor.faults

    def figure(value, field="a", column="inPeriod"):
        return {"field": field, "column": column, "value": value}

    assert not faults({"form": "ab"})
    assert not faults({"form": "ab", "figures": [figure("1234.5", column="estimate"), figure("-0.125"), figure("0", "b")]})
    assert faults({"form": "cd"}) and faults({"figures": []})
    for value in ["01", "1.50", "-0", "1,5", "1.2345", "", "1.", 5]:
        assert faults({"form": "ab", "figures": [figure(value)]}), value
    assert faults({"form": "ab", "figures": [figure("1", "b"), figure("1", "a")]})
    assert faults({"form": "ab", "figures": [figure("1"), figure("2")]})
    assert faults({"form": "ab", "figures": ["1"]})


def program(folder, *words, token=""):
    environment = {**os.environ, "PHOIHOP_LANGUAGE": "en", "PHOIHOP_HOME": str(ROOT), "PHOIHOP_TOKEN": token}
    done = subprocess.run([PROGRAM, *words, "--store", str(folder)], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def audit(store, held=()):
    auditor = ledger.Audit(store, list(held))
    auditor.run()
    return auditor


def make(folder):
    """A store with a register, texts, people, roles, and a report with all that can be personal; its last checkpoint."""
    program(folder, "init")
    program(folder, "import", "register", "Registers/five-jurisdictions")
    program(folder, "import", "calendar", "Regulations/calendars/vietnam.md")
    program(folder, "import", "laws", "Regulations")
    said = [program(folder, "user", "add", name) for name in ["Nguyễn Thị Lan", 'Trần "Ba" \\ Bốn']]
    lan, ba = (one.split("\t")[0] for one in said)
    token = re.search(r"\b[0-9a-f]{48}\b", said[0])[0]
    program(folder, "user", "end", ba)
    program(folder, "grant", "add", lan, "--role", "coordinator", "--at", "org-0005", "--regulation", "tra-vinh")
    program(folder, "grant", "add", lan, "--role", "specialist", "--at", "org-0011")
    program(folder, "regulation", "activate", "Regulations/tra-vinh.md", "--as", "coordinator@org-0005", token=token)
    program(folder, "submit", "tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1", "--as", "specialist@org-0011", "--note", "gửi\tsau",
            "--evidence", "số 12-BC/HND", "--part-of", "12-BC/HND", "--file", "README.md", token=token)
    program(folder, "note", "trao đổi tình hình hội viên", "--clause", "tra-vinh/dieu-6/gach-2/a", "--people", "12",
            "--place", "trụ sở tỉnh hội", "--as", "specialist@org-0011", token=token)
    return program(folder, "ledger", "checkpoint")


SALT = bytes(range(32))


def seal(text):
    return {"sha256": hashlib.sha256(SALT + text.encode()).hexdigest()}


def made(entries):
    """A ledger made here, without a signature, behind its first entry: (kind, payload, more of its head)."""
    store = sqlite3.connect(":memory:")
    store.executescript("""
        CREATE TABLE entry (sequence INTEGER PRIMARY KEY, recorded, author, role, organisation, kind, subject, happened, reason, format, payload, leaf);
        CREATE TABLE personal (entry, field, salt, value);
        CREATE TABLE tree (level, place, hash);
        CREATE TABLE checkpoint (size, signed_at, note);
    """)
    for number, (kind, payload, more) in enumerate([("storeCreated", {"key": "00" * 32}, {}), *entries], 1):
        entry = {"author": "lan", "format": 1, "kind": kind, "payload": payload, "recorded": 0, "sequence": number, **more}
        leaf = hashlib.sha256(b"\0" + ledger.canonical(entry)).digest()
        store.execute("INSERT INTO entry VALUES (?, 0, 'lan', NULL, NULL, ?, ?, ?, ?, 1, ?, ?)",
                      (number, kind, more.get("subject"), more.get("happened"), more.get("reason"), ledger.canonical(payload).decode(), leaf))
    return store


def faults_of(store):
    """All that is told of it but that nobody signed it."""
    auditor = ledger.Audit.__new__(ledger.Audit)
    auditor.store, auditor.held, auditor.faults = store, [], []
    auditor.run()
    assert auditor.faults.pop() == "checkpoint 1 is missing"
    return auditor.faults


def test_what_was_erased_may_be_gone_and_must_be():
    store = made([("submitted", {"note": seal("ghi chú")}, {}), ("erased", {"entry": 2, "field": "note"}, {})])

    def faults():
        return faults_of(store)

    assert faults() == []
    store.execute("INSERT INTO personal VALUES (2, 'note', ?, 'ghi chú')", (SALT,))
    assert faults() == ["personal 2 note is there although entry 3 erased it"]
    store.execute("DELETE FROM entry WHERE sequence = 3")
    assert faults() == []
    store.execute("DELETE FROM personal")
    assert faults() == ["personal 2 note is missing and was not erased"]


def test_a_note_is_of_a_body_and_a_day_under_sentences_and_taken_back_once():
    """Docs/ledger.md: `noted`, `noteWithdrawn`."""
    day = {"happened": "2024-03-19"}
    good = {"body": "org-0011", "clauses": ["x/dieu-1", "x/dieu-2/a"], "people": 60, "sessions": 1, "content": seal("họp"),
            "attachments": [{"seal": "ab" * 32, "size": 3}], "attachment0": seal("anh.jpg")}

    def faults(*entries):
        store = made(entries)
        for number, (_, payload, _) in enumerate(entries, 2):
            for field, text in {"content": "họp", "attachment0": "anh.jpg"}.items():
                if field in payload:
                    store.execute("INSERT INTO personal VALUES (?, ?, ?, ?)", (number, field, SALT, text))
        return faults_of(store)

    noted = ("noted", good, day)
    back = ("noteWithdrawn", {"note": 2}, {"reason": "ghi nhầm"})
    assert faults(noted) == [] and faults(noted, back) == []
    assert faults(noted, back, back) == ["entry 4 takes back what no earlier entry noted, or was taken back before: 2"]
    assert faults(("noteWithdrawn", {"note": 3}, {}), noted) == ["entry 2 takes back what no earlier entry noted, or was taken back before: 3"]
    for change, told in [
            ({"clauses": []}, "its clauses are not in order, each once"), ({"clauses": ["b", "a"]}, "its clauses are not in order, each once"),
            ({"clauses": ["a", "a"]}, "its clauses are not in order, each once"), ({"body": ""}, "it notes of no body or no day"),
            ({"people": -1}, "it counts what is no number"), ({"sessions": "1"}, "it counts what is no number")]:
        assert faults(("noted", {**good, **change}, day)) == [f"entry 2: {told}"], change
    assert faults(("noted", good, {"happened": "2024-03"})) == ["entry 2: it notes of no body or no day"]
    assert faults(("noted", {key: value for key, value in good.items() if key != "content"}, day)) == ["entry 2: it notes nothing"]
    # What was noted may be destroyed like everything personal, and must be then.
    store = made([noted, ("erased", {"entry": 2, "field": "content"}, {"reason": "theo yêu cầu"})])
    store.execute("INSERT INTO personal VALUES (2, 'attachment0', ?, 'anh.jpg')", (SALT,))
    assert faults_of(store) == []
    store.execute("INSERT INTO personal VALUES (2, 'content', ?, 'họp')", (SALT,))
    assert faults_of(store) == ["personal 2 content is there although entry 3 erased it"]


def test_mail_goes_to_somebody_who_is_known_until_that_ends():
    """Docs/ledger.md: `contactSet`, `contactEnded`."""

    def faults(*entries):
        entries = [("personAdded", {"name": seal("Lan")}, {"subject": "p-1"}), *entries]
        store = made(entries)
        for number, (_, payload, _) in enumerate(entries, 2):
            for field, text in {"name": "Lan", "address": "lan@example.vn"}.items():
                if isinstance(payload.get(field), dict):
                    store.execute("INSERT INTO personal VALUES (?, ?, ?, ?)", (number, field, SALT, text))
        return faults_of(store)

    def contact(language="vi", subject="p-1", address=None):
        return ("contactSet", {"address": address or seal("lan@example.vn"), "language": language}, {"subject": subject})

    def end(number, subject="p-1"):
        return ("contactEnded", {"contact": number}, {"subject": subject})

    assert faults(contact()) == [] and faults(contact(), end(3), contact("en"), end(5)) == []
    assert faults(contact("fr")) == ["entry 3 writes in no language: fr"]
    assert faults(contact(address="lan@example.vn")) == ["entry 3: its address is not sealed"]
    assert faults(contact(subject="p-2")) == ["entry 3 sends mail to p-2, whom no entry added"]
    assert faults(("personEnded", {"person": 2}, {"subject": "p-1"}), contact()) == ["entry 4 sends mail to p-1, whom no entry added"]
    told = "ends what no earlier entry set for p-1, or was ended before: 3"
    assert faults(contact(), end(3), end(3)) == [f"entry 5 {told}"]
    assert faults(end(3)) == [f"entry 3 {told}"]
    assert faults(contact(), end(3, "p-2")) == ["entry 4 ends what no earlier entry set for p-2, or was ended before: 3"]


def test_a_store_of_the_program_is_whole_and_no_byte_of_it_can_change():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "kho"
        note = make(folder)
        store = folder / "store.sqlite"
        held = pathlib.Path(temporary) / "note.txt"
        held.write_text(note, encoding="utf-8")
        whole = audit(store, [held])
        assert whole.faults == [], whole.faults[:10]
        # More entries than one hash of the tree stands for.
        assert whole.size > 256
        said = program(folder, "verify", "--checkpoint", str(held))
        assert f"{whole.size} entries, root {whole.root.hex()}: whole" in said, said
        last = whole.size
        for statement, fault in [
            ("UPDATE entry SET author = 'x' WHERE sequence = 7", "entry 7: its leaf is another"),
            ("UPDATE entry SET payload = replace(payload, ':', ': ') WHERE sequence = 7", "entry 7: its payload is not canonical"),
            ("UPDATE entry SET leaf = zeroblob(32) WHERE sequence = 7", "tree 8 0 is not the hash of what lies below"),
            ("DELETE FROM entry WHERE sequence = 7", "entry 7 is missing"),
            (f"DELETE FROM entry WHERE sequence = {last}", f"note.txt: signed over {last} entries, there are {last - 1}"),
            ("UPDATE personal SET value = 'x' WHERE field = 'note'", " note is not what was sealed"),
            ("UPDATE personal SET value = 'x'", " name is not what was sealed"),
            ("UPDATE personal SET salt = zeroblob(32)", " name is not what was sealed"),
            ("DELETE FROM personal", " name is missing and was not erased"),
            ("INSERT INTO personal VALUES (7, 'x', zeroblob(32), 'x')", "personal 7 x belongs to no entry"),
            ("UPDATE tree SET hash = zeroblob(32)", "tree 8 0 is not the hash of what lies below"),
            ("DELETE FROM tree", "tree 8 0 is not the hash of what lies below"),
            ("INSERT INTO tree VALUES (8, 99, zeroblob(32))", "tree 8 99 is not the hash of what lies below"),
            ("DELETE FROM checkpoint", "checkpoint 1 is missing"),
            ("UPDATE checkpoint SET signed_at = 1", "is not what its row says"),
            ("UPDATE checkpoint SET note = replace(note, 'signed 2', 'signed 3')", "its signature is not good"),
            ("UPDATE checkpoint SET note = 'x'", " is no checkpoint"),
        ]:
            copy = pathlib.Path(temporary) / "other.sqlite"
            copy.unlink(missing_ok=True)
            # The copy has what stands in the log, too.
            with sqlite3.connect(store) as source, sqlite3.connect(copy) as target:
                source.backup(target)
                target.execute(statement)
            target.close()
            source.close()
            faults = audit(copy, [held]).faults
            assert any(fault in one for one in faults), (statement, faults[:5])
        other = pathlib.Path(temporary) / "other"
        program(other, "init")
        faults = audit(other / "store.sqlite", [held]).faults
        assert len(faults) == 1 and "is of another ledger" in faults[0], faults
        said = subprocess.run([PROGRAM, "verify", "--checkpoint", str(held), "--store", str(other), "--language", "en"],
                              capture_output=True, text=True, cwd=ROOT)
        assert said.returncode == 1 and f"{held} is of another ledger: this one is phoihop/" in said.stdout, said


def test_checkpoints_come_as_often_as_was_set_then():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "kho"
        program(folder, "init")
        program(folder, "setting", "set", "checkpoint-entries", "2")
        for name in ["a", "b", "c"]:
            program(folder, "user", "add", name)
        program(folder, "setting", "reset", "checkpoint-entries")
        program(folder, "user", "add", "d")
        store = folder / "store.sqlite"
        with sqlite3.connect(store) as connection:
            sizes = [size for size, in connection.execute("SELECT size FROM checkpoint ORDER BY size")]
            assert len(sizes) > 3, sizes
            assert audit(store).faults == []
            # Within the stretch of the setting each is missed; by the others it alone was asked for.
            within = [size for size in sizes if 2 < size <= 8][1]
            connection.execute("DELETE FROM checkpoint WHERE size >= ? AND size <= 8", (within,))
        faults = audit(store).faults
        assert any("is missing" in fault for fault in faults), (sizes, within, faults)
        said = subprocess.run([PROGRAM, "verify", "--store", str(folder), "--language", "en"], capture_output=True, text=True, cwd=ROOT)
        assert said.returncode == 1 and "is missing" in said.stdout, said


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/phoihop").resolve())
    tests = [(name, test) for name, test in list(globals().items()) if name.startswith("test_")]
    for name, test in tests:
        test()
    print(f"{len(tests)} passed, 0 failed")
