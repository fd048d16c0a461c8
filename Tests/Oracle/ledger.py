#!/usr/bin/env python3
"""An auditor's own verifier of a PhoiHop ledger, written from Docs/ledger.md and nothing else.

    ledger.py STORE.sqlite [--held NOTE]...

Reads the entries, personal values, tree and checkpoints of an embedded store and says everything that is not as it was
written; prints the size and the root. Notes that somebody kept elsewhere are files given by --held. Exit code 0 where all
is well, 1 where something differs, 2 where the store cannot be read. Nothing outside Python's own library is needed.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sqlite3
import sys
from datetime import datetime, timezone


# --- Ed25519, verification only (RFC 8032, 5.1.7): slow and plain.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    """The sum of two points in extended coordinates (RFC 8032, 5.1.4)."""
    e = (a[1] - a[0]) * (b[1] - b[0])
    f = (a[1] + a[0]) * (b[1] + b[0])
    g = 2 * D * a[3] * b[3]
    h = 2 * a[2] * b[2]
    low, high, minus, plus = f - e, f + e, h - g, h + g
    return low * minus % P, plus * high % P, minus * plus % P, low * high % P


def point_times(number, point):
    """A multiple of a point."""
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        number >>= 1
    return result


def point_decode(data):
    """The point of 32 bytes; None for bytes of no point."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(key, signature, message):
    """True where the holder of the key signed the message."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, nonce = point_decode(key), point_decode(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or nonce is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = point_times(scalar, BASE), point_add(nonce, point_times(challenge, public))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- Canonical texts and trees.


def canonical(value):
    """The one way to write a value, in bytes (RFC 8785, for the values that occur)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def merkle_root(leaves):
    """The hash of the tree over leaf hashes (RFC 6962, 2.1)."""
    if not leaves:
        return sha256()
    level = leaves
    while len(level) > 1:
        # A hash without a neighbour goes up as it is: the same as parting at the largest power of two.
        paired = [sha256(b"\x01", level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
    return level[0]


# --- The ledger.

RHYTHM = {"checkpoint-seconds": 60, "checkpoint-entries": 10_000}


class Checkpoint:
    """A note whose form is good; whether it is signed is asked of it."""

    def __init__(self, note):
        match = re.fullmatch(
            r"([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/=]+)\nsigned (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n\n— ([^\n ]+) ([A-Za-z0-9+/=]+)\n",
            note,
            re.ASCII,
        )
        if not match:
            raise ValueError("is no checkpoint")
        self.text = note[: note.index("\n\n") + 1].encode()
        self.origin, self.size, self.name = match[1], int(match[2]), match[5]
        try:
            self.root = base64.b64decode(match[3], validate=True)
            self.signature = base64.b64decode(match[6], validate=True)
            moment = datetime.strptime(match[4], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        except (ValueError, binascii.Error) as error:
            raise ValueError("is no checkpoint") from error
        self.signed = int(moment.timestamp())

    def is_signed_by(self, key):
        """True where name, hash of the key and signature are those of the key."""
        label = sha256(self.origin.encode(), b"\n\x01", key)[:4]
        return (
            self.name == self.origin
            and self.signature[:4] == label
            and signed_by(key, self.signature[4:], self.text)
        )


class Audit:
    """Goes through a store and gathers what differs."""

    def __init__(self, path, held):
        self.store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.held = held
        self.faults = []
        self.size = 0
        self.root = sha256()

    def fault(self, text):
        self.faults.append(text)

    def run(self):
        self.rhythms = {}
        leaves, moments = self.entries()
        self.size = len(leaves)
        self.root = merkle_root(leaves)
        self.tree(leaves)
        self.checkpoints(leaves, moments)

    # Entries and what is personal in them.

    def entries(self):
        leaves, moments = [], []
        self.key = None
        self.forms = set()
        self.notes = set()
        self.people, self.contacts = {}, {}
        sealed, erased = {}, {}
        before = None
        columns = "sequence, author, format, happened, kind, organisation, payload, reason, recorded, role, subject, leaf"
        for row in self.store.execute(f"SELECT {columns} FROM entry ORDER BY sequence"):
            *values, leaf = row
            entry = dict(zip(columns.split(", "), values))
            number = entry["sequence"]
            if number != len(leaves) + 1:
                self.fault(f"entry {len(leaves) + 1} is missing")
                leaves += [b""] * (number - len(leaves) - 1)
                moments += [before] * (number - len(moments) - 1)
            payload = self.payload(number, entry["payload"])
            own = None
            if payload is not None:
                entry["payload"] = payload
                own = sha256(b"\x00", canonical({key: value for key, value in entry.items() if value is not None}))
            if own != leaf:
                self.fault(f"entry {number}: its leaf is another")
            leaves.append(leaf if isinstance(leaf, bytes) and len(leaf) == 32 else own or b"")
            if before is not None and entry["recorded"] < before:
                self.fault(f"entry {number}: its moment goes back")
            before = entry["recorded"] if before is None else max(before, entry["recorded"])
            moments.append(before)
            payload = payload or {}
            if number == 1:
                try:
                    self.key = bytes.fromhex(payload["key"])
                except (KeyError, ValueError, TypeError):
                    self.fault("entry 1 names no key")
            for field, value in payload.items():
                if isinstance(value, dict) and list(value) == ["sha256"]:
                    sealed[number, field] = value["sha256"]
            if entry["kind"] == "settingChanged" and entry["subject"] in RHYTHM:
                value, most = payload.get("value", ""), RHYTHM[entry["subject"]]
                number_said = int(value) if re.fullmatch(r"[0-9]{1,5}", value, re.ASCII) else 0
                self.rhythms[number] = entry["subject"], number_said if 1 <= number_said <= most else most
            if entry["kind"] == "textActivated" and payload.get("is") == "form":
                self.forms.add(payload.get("hash"))
            if "form" in payload or "figures" in payload:
                self.report(number, payload)
            if entry["kind"] == "noted":
                self.note(number, entry, payload)
            if entry["kind"] == "noteWithdrawn":
                if payload.get("note") not in self.notes:
                    self.fault(f"entry {number} takes back what no earlier entry noted, or was taken back before: {payload.get('note')}")
                self.notes.discard(payload.get("note"))
            self.contact(number, entry, payload)
            if entry["kind"] == "erased":
                place = payload.get("entry"), payload.get("field")
                if place not in sealed:
                    self.fault(f"entry {number} erases what never was: {place[0]} {place[1]}")
                erased[place] = number
        self.personal(sealed, erased)
        return leaves, moments

    def report(self, number, payload):
        """What was filled in: on a form that was activated before, each place once and in order, numbers in their one way of writing."""
        if payload.get("form") not in self.forms:
            self.fault(f"entry {number} is filled in on a form that no earlier entry has")
        places = []
        for figure in payload.get("figures", []):
            is_whole = isinstance(figure, dict) and sorted(figure) == ["column", "field", "value"]
            value = figure["value"] if is_whole and isinstance(figure["value"], str) else ""
            if not re.fullmatch(r"(?!-0$)-?(0|[1-9][0-9]*)(\.[0-9]{0,2}[1-9])?", value, re.ASCII):
                self.fault(f"entry {number}: {figure} is no figure")
                return
            places.append((figure["field"], figure["column"]))
        if places != sorted(set(places)):
            self.fault(f"entry {number}: its figures are not in order, each place once")

    def note(self, number, entry, payload):
        """What was noted: of a body and a day, under sentences in order, each once; counts are not negative."""
        self.notes.add(number)
        clauses = payload.get("clauses")
        if not isinstance(clauses, list) or not clauses or clauses != sorted(set(clauses)):
            self.fault(f"entry {number}: its clauses are not in order, each once")
        if not payload.get("body") or not re.fullmatch(r"\d{4}-\d\d-\d\d", entry.get("happened") or "", re.ASCII):
            self.fault(f"entry {number}: it notes of no body or no day")
        if any(not isinstance(payload.get(key, 0), int) or payload.get(key, 0) < 0 for key in ("sessions", "people")):
            self.fault(f"entry {number}: it counts what is no number")
        if "content" not in payload:
            self.fault(f"entry {number}: it notes nothing")

    def contact(self, number, entry, payload):
        """Where people get mail: of somebody who is known, in a language, ended once and by nobody's number but its own."""
        if entry["kind"] == "personAdded":
            self.people[number] = entry["subject"]
        if entry["kind"] == "personEnded":
            self.people.pop(payload.get("person"), None)
        if entry["kind"] == "contactSet":
            self.contacts[number] = entry["subject"]
            if entry["subject"] not in self.people.values():
                self.fault(f"entry {number} sends mail to {entry['subject']}, whom no entry added")
            if payload.get("language") not in ("vi", "en"):
                self.fault(f"entry {number} writes in no language: {payload.get('language')}")
            if list(payload.get("address") or {}) != ["sha256"]:
                self.fault(f"entry {number}: its address is not sealed")
        if entry["kind"] == "contactEnded" and self.contacts.pop(payload.get("contact"), None) != entry["subject"]:
            self.fault(f"entry {number} ends what no earlier entry set for {entry['subject']}, or was ended before: {payload.get('contact')}")

    def payload(self, number, text):
        try:
            payload = json.loads(text)
        except (ValueError, TypeError):
            payload = None
        if not isinstance(payload, dict) or canonical(payload) != text.encode():
            self.fault(f"entry {number}: its payload is not canonical")
            return None
        return payload

    def personal(self, sealed, erased):
        there = set()
        for entry, field, salt, value in self.store.execute("SELECT entry, field, salt, value FROM personal"):
            place = entry, field
            there.add(place)
            if place not in sealed:
                self.fault(f"personal {entry} {field} belongs to no entry")
            elif not isinstance(salt, bytes) or sha256(salt, str(value).encode()).hex() != sealed[place]:
                self.fault(f"personal {entry} {field} is not what was sealed")
            elif place in erased:
                self.fault(f"personal {entry} {field} is there although entry {erased[place]} erased it")
        for place in sorted(sealed.keys() - there - erased.keys()):
            self.fault(f"personal {place[0]} {place[1]} is missing and was not erased")

    # The tree as the store keeps it: every eighth level.

    def tree(self, leaves):
        wanted, level, hashes = {}, 0, leaves
        while len(hashes) >= 256:
            level += 8
            hashes = [merkle_root(hashes[i : i + 256]) for i in range(0, len(hashes) - 255, 256)]
            wanted.update({(level, place): value for place, value in enumerate(hashes)})
        kept = {(level, place): value for level, place, value in self.store.execute("SELECT level, place, hash FROM tree")}
        for place in sorted(wanted.keys() | kept.keys(), key=str):
            if wanted.get(place) != kept.get(place):
                self.fault(f"tree {place[0]} {place[1]} is not the hash of what lies below")

    # Checkpoints: their own, when they were due, and those that others kept.

    def checkpoints(self, leaves, moments):
        origin = f"phoihop/{(self.key or b'').hex()[:16]}"
        kept = {}
        for size, moment, note in self.store.execute("SELECT size, signed_at, note FROM checkpoint ORDER BY size"):
            kept[size] = moment
            try:
                checkpoint = Checkpoint(note)
            except (ValueError, TypeError) as error:
                self.fault(f"checkpoint {size} {error}")
                continue
            if (checkpoint.size, checkpoint.signed) != (size, moment):
                self.fault(f"checkpoint {size} is not what its row says")
            self.compare(checkpoint, f"checkpoint {size}", origin, leaves)
        for path in self.held:
            try:
                with open(path, encoding="utf-8", newline="") as file:
                    checkpoint = Checkpoint(file.read())
            except (ValueError, OSError) as error:
                self.fault(f"{path} {error}")
                continue
            if checkpoint.origin != origin:
                self.fault(f"{path} is of another ledger: {checkpoint.origin}, this one is {origin}")
                continue
            self.compare(checkpoint, path, origin, leaves)
        self.due(kept, moments)

    def compare(self, checkpoint, name, origin, leaves):
        if checkpoint.origin != origin or not checkpoint.is_signed_by(self.key or b""):
            self.fault(f"{name}: its signature is not good")
        elif checkpoint.size > len(leaves):
            self.fault(f"{name}: signed over {checkpoint.size} entries, there are {len(leaves)}")
        elif checkpoint.root != merkle_root(leaves[: checkpoint.size]):
            self.fault(f"{name}: the root of its entries is another")

    def due(self, kept, moments):
        last, waiting = None, None
        rhythm = dict(RHYTHM)
        for size, moment in enumerate(moments, 1):
            if size in self.rhythms:
                rhythm[self.rhythms[size][0]] = self.rhythms[size][1]
            if waiting and moment > waiting[1]:
                self.fault(f"checkpoint {waiting[0]} is missing")
                last, waiting = waiting, None
            if size in kept:
                last, waiting = (size, kept[size]), None
            elif size - (last[0] if last else 0) >= rhythm["checkpoint-entries"]:
                self.fault(f"checkpoint {size} is missing")
                last, waiting = (size, moment), None
            elif not waiting and (last is None or moment - last[1] >= rhythm["checkpoint-seconds"]):
                waiting = size, moment
        if waiting:
            self.fault(f"checkpoint {waiting[0]} is missing")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("store")
    parser.add_argument("--held", action="append", default=[], metavar="NOTE")
    options = parser.parse_args(arguments)
    try:
        audit = Audit(options.store, options.held)
        audit.run()
    except sqlite3.Error as error:
        print(f"{options.store}: {error}", file=sys.stderr)
        return 2
    for text in audit.faults:
        print(text)
    print(f"{audit.size} {audit.root.hex()}")
    return 1 if audit.faults else 0


if __name__ == "__main__":
    sys.exit(main())
