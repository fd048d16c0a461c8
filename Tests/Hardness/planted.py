#!/usr/bin/env python3
"""Plants who denounces in every way in, and looks for him in every byte the program wrote.

    python3 Tests/Hardness/planted.py PROGRAM [--keep FOLDER]

A number that looks like a telephone or a personal identification number, another one for each way, goes through pages, the API, commands
over the socket, an import, names of files, addresses, the search box, heads and malformed requests. Nobody says that he looked it over.
What `Docs/keeping.md` promises ("Who denounces") must then hold: no such number stands in the database, its log, attachments, the boards'
file, uploads, what the program said, mails, a backup, an export, the counts, or what others are answered. At the end one number is
recorded by somebody who says that it is meant: it must be found in the store, its backup and its export, or the search itself is blind,
and still in no log, mail or count.
"""

import argparse
import base64
import json
import pathlib
import re
import sys
import tempfile
import urllib.parse

from office import Browser, Office, Wrong

MEANT = "0912999888"


class Markers:
    """Numbers by the ways through which they were sent."""

    def __init__(self):
        self.ways = {}

    def __call__(self, way, kind=None):
        number = len(self.ways)
        text = (f"09120{number:05}", f"084190{number:06}")[number % 2 if kind is None else kind == "person"]
        self.ways[text] = way
        return text

    def text(self, way):
        """A sentence with a number in it, written as people do."""
        number = self(way)
        shown = f"{number[:4]} {number[4:7]} {number[7:]}" if len(number) == 10 else f"{number[:3]} {number[3:6]} {number[6:]}"
        return f"gặp người dân, số {shown if len(self.ways) % 3 else number}"


def patterns(number):
    """How a number may stand in bytes: in groups, within base64 at each of three places, in hexadecimal, in UTF-16."""
    groups = rb"(?:[ .+_-]|%20|&#160;|\xc2\xa0)?".join(re.escape(one.encode()) for one in number)
    found = [groups, number.encode().hex().encode(), re.escape(number.encode("utf-16-le"))]
    for offset in range(3):
        text = base64.b64encode(b"\0" * offset + number.encode())
        # Of what stands at either end neighbours decide.
        found.append(re.escape(text[(0, 2, 3)[offset]:].rstrip(b"=")[:-1]))
    return re.compile(b"|".join(found), re.IGNORECASE)


def plant(office, markers):
    """Sends a number through every way in; none may be recorded."""
    asked, refused = [], []
    binh, chi, an, em = (Browser(office, who) for who in ("binh", "chi", "an", "em"))
    id2, id1 = office.report(2), office.report(1)
    place1, place2 = (urllib.parse.quote("/nhiem-vu/" + one.replace("/", "~"), safe="/~") for one in (id1, id2))
    for page in (place1, "/viec-phat-sinh", "/don-doc/thu"):
        (an if "don-doc" in page else binh).get(page)

    def page(browser, path, fields, files=(), needs_box=True, way=""):
        """A form that must come back with the question and the box."""
        status, _, text = browser.post(path, fields, files)
        if status != 422 or needs_box and 'name="da-xem-lai"' not in text:
            raise Wrong(f"{path}, {way}: answered {status}, not the question\n{text[:6000]}")
        asked.append(path)

    # Pages
    for field in ("note", "part-of", "document"):
        fields = {field: markers.text(f"page of sending, {field}")}
        page(binh, place2 + "/gui", {**fields, **({"document-day": "1/2/2024"} if field == "document" else {})}, way=field)
    page(binh, place2 + "/gui", {}, [("file", f"don {markers('name of a file')}.pdf", b"%PDF-1.7")])
    page(binh, place2 + "/gui", {}, [("file", f"don-{markers('name of a file, in a word')}_1.pdf", b"%PDF-1.7" + b"x" * 3_000_000)])
    page(binh, place1 + "/gui", {"m.cuoc.inPeriod": "3", "m.noi-bat": markers.text("form, text")})
    page(binh, place1 + "/gui", {"m.cuoc.inPeriod": "30", "m.noi-bat": "x", "m.cuoc.reason": markers.text("form, reason")})
    for way in ("draft", "autosave"):
        fields = {"m.cuoc.inPeriod": "4", "m.noi-bat": markers.text(way), "note": markers.text(way + ", note")}
        status, _, text = binh.post(place1 + ("/gui" if way == "draft" else "/nhap"), {**fields, **({"_do": "draft"} if way == "draft" else {})})
        if status not in (200, 303):
            raise Wrong(f"{way}: {status} {text[:2000]}")
    clause = "thu/dieu-3"
    page(binh, "/ghi-nhanh", {"lam-gi": markers.text("note"), "dieu-khoan": clause})
    page(binh, "/ghi-nhanh", {"lam-gi": "họp dân", "noi": markers.text("place of a note"), "dieu-khoan": clause})
    page(binh, "/ghi-nhanh", {"lam-gi": "ở ngõ 15 Lê Lợi", "dieu-khoan": clause})
    status, head, _ = binh.post("/ghi-nhanh", {"lam-gi": "họp dân", "dieu-khoan": clause})
    page(binh, head["Location"] + "/rut", {"ly-do": markers.text("withdrawal of a note")})
    note = head["Location"].rpartition("/")[2]
    kind = re.search(r"viec=([a-zA-Z]+)", binh.get("/viec-phat-sinh/ghi")[2])
    for field in ("vu-viec", "can-cu", "ghi-chu"):
        for act in ({}, {"_do": "record"}):
            page(binh, "/viec-phat-sinh/ghi", {"viec": kind[1] if kind else "situationRaised", "noi": "Ban A",
                                               field: markers.text(f"what happened, {field}"), **act}, way=field)
    page(binh, "/viec-phat-sinh/ghi", {"viec": kind[1] if kind else "situationRaised", "noi": "Ban A"},
         [("tep", f"don {markers('name of a file of what happened')}.pdf", b"%PDF-1.7")])
    page(chi, "/don-doc/thu", [("viec", id2), ("cach", markers.text("page of urging"))])
    letter = [("viec", id2), ("viec-gi", "ghi"), ("so-van-ban", markers("number of a letter", "person"))]
    page(chi, "/don-doc/thu/cong-van", letter)
    office.run("submit", id2, who="binh")
    page(chi, place2 + "/tra-lai", {"ground": markers.text("return for completion")})
    page(chi, place2 + "/don-doc", {"evidence": markers.text("urging of one")}, needs_box=False)
    for path in ("/tra-cuu?tu=", "/dang-nhap?tiep=/", "/ghi-nhanh/danh-sach?co-quan=", "/viec-phat-sinh/ghi?vu-viec=", "/co-quan?tu="):
        binh.get(path + markers(f"query of {path}"))
    for path in ("/khong-co/", "/viec-phat-sinh/ma/vu-", "/co-quan/", "/nguoi-dung/", "/quy-che/", "/kich-hoat/q", "/ap-dung/", "/lich/", "/vao/",
                 "/nhiem-vu/thu~dieu-1:a:", "/tong-hop/thu~dieu-", "/tinh/"):
        for browser in (binh, em):
            browser.get(path + markers(f"path {path}") + ("/van-ban" if "kich-hoat" in path else "/2024-M01" if "tong-hop" in path else ""))
    binh.post("/kich-hoat/" + markers("path of a draft") + "/van-ban", {})
    em.post("/nguoi-dung/" + markers("path of a person") + "/moi", {})
    for field in ("ma", "mat-khau"):
        office.ask("POST", "/dang-nhap", {"Content-Type": "application/x-www-form-urlencoded"},
                   urllib.parse.urlencode({"ma": "ai-do", "mat-khau": "sai", field: markers(f"signing in, {field}")}))
    office.ask("POST", "/loi-moi", {"Content-Type": "application/x-www-form-urlencoded"}, "ma-moi=" + markers("invitation"))
    binh.post("/thu/dia-chi", {"dia-chi-thu": markers("address for mails") + "@"})
    binh.post("/thu/buoi-sang", {"buoi-sang": markers("mornings")})
    binh.post("/thu/ma", {"ma-thu": markers("code for an address")})
    for name in ("User-Agent", "Referer", "X-Forwarded-For", "Accept-Language", "Origin", "X-Request-Id", "Forwarded"):
        binh.get("/", {name: f"https://x/{markers('head ' + name)}"})
        office.ask("GET", "/", {name: markers("head of a stranger, " + name), "Cookie": "phoihop=" + markers("cookie")})

    # The API
    deeds = f"/obligations/{office.report(1).replace('/', '~')}/deeds"

    def api(path, who, body, way, kind="/api#look-over"):
        status, _, answer = office.api("POST", path, who, body)
        if status != 422 and status != 400 or kind and answer["type"] != kind:
            raise Wrong(f"API, {way}: {status} {answer}")
        refused.append(way)

    sent = {"kind": "submitted", "report": {"figures": {"cuoc": {"inPeriod": 3}}, "texts": {"noi-bat": "tốt"}}}
    for key in ("note", "evidence", "ground", "partOf"):
        api(deeds, "binh", {**sent, key: markers.text(f"API, {key}")}, key)
    api(deeds, "binh", {**sent, "document": {"number": markers("API, document"), "date": "2024-01-02"}}, "document")
    api(deeds, "binh", {**sent, "files": [{"name": markers("API, file") + ".pdf", "content": "JVBERi0xLjc="}]}, "file")
    api(deeds, "binh", {**sent, "report": {"figures": {"cuoc": {"inPeriod": 3}}, "texts": {"noi-bat": markers.text("API, text of a form")}}}, "form")
    api(deeds, "binh", {**sent, "report": {"figures": {"cuoc": {"inPeriod": 30}}, "texts": {"noi-bat": "x"},
                                           "reasons": {"cuoc": markers.text("API, reason of a form")}}}, "reason")
    api(deeds, "binh", {**sent, markers("API, a key"): "x"}, "key", None)
    api(deeds, "binh", {"kind": markers("API, a kind")}, "kind", None)
    event = {"kind": "occurred", "trigger": "phát hiện tình hình", "at": "a"}
    api("/events", "binh", {**event, "subject": markers.text("API, subject")}, "subject")
    api("/events", "binh", {**event, "holds": [markers.text("API, condition")]}, "condition")
    api("/events", "binh", {**event, "id": "vu-" + markers("API, id")}, "id")
    api("/events", "binh", {"kind": "withdrawn", "of": "vu-" + markers("API, of"), "ground": "x"}, "of", None)
    api("/notes", "binh", {"text": markers.text("API, note"), "clauses": [clause]}, "note")
    api("/notes", "binh", {"text": "x", "place": markers.text("API, place"), "clauses": [clause]}, "place")
    api("/notes", "binh", {"text": "x", "clauses": [markers("API, clause")]}, "clause", None)
    api(f"/notes/{note}/withdrawal", "binh", {"reason": markers.text("API, withdrawal")}, "withdrawal")
    office.api("POST", deeds, "kiem", {**sent, "note": markers.text("API, who may not")})
    for path in ("/search?q=", "/obligations?cursor=", "/obligations/", "/organisations?q=", "/events/vu-", "/notes/", "/regulations/", "/"):
        office.api("GET", path + markers("API, " + path), "binh")
    office.ask("GET", "/api/v1/me", {"Authorization": "Bearer " + markers("API, token")})
    office.api("GET", "/me", "binh", more={"If-None-Match": f'"{markers("API, tag")}"'})
    office.ask("POST", "/api/v1" + deeds, {"Authorization": f"Bearer {office.tokens['binh']}", "Content-Type": "application/json",
                                           "Idempotency-Key": "x"}, "{" + markers("API, no JSON"))
    # A key is kept with what was done under it.
    status, _, answer = office.api("POST", "/notes", "binh", {"text": "họp dân, khóa", "clauses": [clause]}, key=markers("API, key of a note"))
    if status != 201:
        raise Wrong(f"a note under a key: {status} {answer}")

    # Commands, which the server carries out
    for words in (["submit", id1, "--note"], ["submit", id1, "--evidence"], ["submit", id1, "--part-of"],
                  ["occur", "phát hiện tình hình", "--at", "a", "--matter"], ["note", "--clause", clause, "--place", "x"]):
        code, said = office.command(*words, markers.text("command " + " ".join(words[:1] + words[-1:])), who="binh")
        if code != 2 or "--looked-over" not in said:
            raise Wrong(f"{words}: exit {code}\n{said}")
        refused.append(words[0])
    code, said = office.command("occur", "phát hiện tình hình", "--at", "a", "--id", "vu-" + markers("command, id"), who="binh")
    if code != 2 or "--looked-over" not in said:
        raise Wrong(f"occur --id: exit {code}\n{said}")
    for words in (["search"], ["receive"], ["user", "invite"], ["regulation", "show"], ["erase", "1"], ["withdraw", id1, "--by"]):
        office.command(*words, markers("command " + " ".join(words)), who="binh")
    file = office.folder / "nhap.jsonl"
    for number, key in enumerate(("note", "evidence", "document", "partOf")):
        text = markers.text(f"import, {key}")
        value = {"number": text, "date": "2023-02-02"} if key == "document" else text
        file.write_text(json.dumps({
            "id": f"cu-{number}", "kind": "received", "obligation": "thu/dieu-2:a:2023-M01", "happened": "2023-02-03",
            "recorded": "2023-02-03T08:00:00Z", "by": "o", "for": "a", "evidence": "số đến 1", key: value}) + "\n", encoding="utf-8")
        code, said = office.command("import", "events", str(file), who="em")
        if code != 1 or "--looked-over" not in said:
            raise Wrong(f"import of {key}: exit {code}\n{said}")
        refused.append("import")
    file.unlink()

    # What is no HTTP, or too much of it
    for line in ("GET /{} HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "GET /%00{} HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a\x01{} HTTP/1.1\r\nHost: x\r\n\r\n",
                 "{} / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: {}\r\n\r\n", "POST /dang-nhap HTTP/1.1\r\nHost: x\r\nContent-Length: 9{}\r\n\r\n",
                 "GET /%30%39{} HTTP/1.1\r\nHost: x\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\nma={}"):
        office.raw(line.format(markers("malformed: " + line[:12])).encode("latin-1"))
    return len(asked), len(refused)


def look(office, numbers, places, wanted=False):
    """Looks for numbers in the files of some places; where one is found it is told, or wanted."""
    searched = 0
    found = set()
    for place in places:
        for path in sorted(one for one in pathlib.Path(place).rglob("*") if one.is_file()) if pathlib.Path(place).is_dir() else [pathlib.Path(place)]:
            content = path.read_bytes()
            searched += len(content)
            for number, way in numbers.items():
                hit = patterns(number).search(content)
                if hit and not wanted:
                    raise Wrong(f"{way} ({number}) stands in {path} at {hit.start()}: {content[max(0, hit.start() - 80):hit.end() + 40]!r}")
                if hit:
                    found.add(path)
    return searched, found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--keep")
    wanted = parser.parse_args()
    holder = tempfile.TemporaryDirectory()
    folder = pathlib.Path(wanted.keep or holder.name)
    office, markers = Office(wanted.program, folder / "nha"), Markers()
    try:
        office.start()
        asked, refused = plant(office, markers)
        others = folder / "nha/nguoi-khac"
        others.mkdir()

        def gather(name):
            """What goes out of the store, as files."""
            office.run("backup", who="em")
            (others / f"events-{name}").write_text(office.run("export", "events", who="chi"), encoding="utf-8")
            for path in ("/ledger/entries?limit=200", "/ledger/checkpoint"):
                (others / f"{name}{path.replace('/', '-').replace('?', '-')}").write_text(json.dumps(office.api("GET", path, "kiem")[2]), encoding="utf-8")
            for path in ("/obligations?limit=200", "/events", "/notes", "/search?q=gap", f"/obligations/{office.report(1).replace('/', '~')}/report"):
                (others / f"{name}{path.replace('/', '-').replace('?', '-')}").write_text(json.dumps(office.api("GET", path, "chi")[2]), encoding="utf-8")
            for path in ("/metrics", "/api/v1/openapi.json", "/api"):
                (others / f"{name}{path.replace('/', '-')}").write_text(office.ask("GET", path)[2], encoding="utf-8")
            (others / f"thu-{name}").write_bytes(b"\n".join(office.catcher.mails))

        gather("truoc")
        # As it lies on the disk while it is served, and after it ended.
        before, _ = look(office, markers.ways, [office.place, office.backups, office.logs, others])
        status, _, answer = office.api("POST", "/notes", "binh", {"text": f"máy của trụ sở {MEANT}", "clauses": ["thu/dieu-3"], "lookedOver": True})
        if status != 201:
            raise Wrong(f"what is meant is not recorded: {status} {answer}")
        gather("sau")
        if office.stop() != 0:
            raise Wrong("it did not end well")
        after, _ = look(office, markers.ways, [office.place, office.backups, office.logs, others])
        meant = {MEANT: "what is meant"}
        _, found = look(office, meant, [office.place, office.backups, others], wanted=True)
        for name in ("store.sqlite", "sau-notes"):
            if not any(name in path.name for path in found):
                raise Wrong(f"the search is blind: what is meant is not in {name}, only in {sorted(path.name for path in found)}")
        look(office, meant, [office.logs] + [path for path in others.iterdir() if path.name.startswith(("thu-", "sau-metrics", "sau-api"))])
        lines = (office.logs / "err").read_text(encoding="utf-8")
        if lines.count("…") < 10:
            raise Wrong("the log of requests has no paths with a number hidden")
    except Wrong as wrong:
        sys.exit(f"{wrong}")
    finally:
        office.close()
        holder.cleanup()
    print(f"{len(markers.ways)} numbers through pages, API, commands, import and heads; {asked} forms and {refused} programs were asked; "
          f"none stands in {(before + after) >> 20} MiB that were written")


if __name__ == "__main__":
    main()
