import Access
import CivilTime
import Diagnostics
import Entries
import Files
import Ledger
import Obligations
import Organisations
import Store
import UseCases

/// Finding again what people wrote: a store with many documents, and people who see all of it, some, or little. Everything in it is invented;
/// the words are stretches of real regulations, so that they are as frequent, and stand beside each other, as in these.
enum SearchBench {
  static let provinces = 34
  private static let author = Author(id: "nguoi", role: "specialist", organisation: nil)

  /// A store with so many documents: each a report of a commune with a number and a note of six to fourteen words.
  static func fill(calendarPath: String, folder: String, rows: Int, texts: [String]) throws {
    let words = try texts.flatMap { try self.words(of: text($0)) }
    let store = try BenchOffice(
      rules: DeskBench.rules, bodies: DeskBench.bodies, provinces: provinces
    ).make(calendarPath, folder, now: DeskBench.now)
    var report = Report()
    let times = LedgerBench.Times()
    var dice = Dice(seed: 28)
    for first in stride(from: 0, to: rows, by: 250_000) {
      let seed = dice.next()
      try store.ledger.appendStream(now: DeskBench.now) { append in
        var dice = Dice(seed: seed)
        for row in first..<min(first + 250_000, rows) {
          let (body, rule) = (row &* 1009 % DeskBench.bodies, dice.below(DeskBench.rules))
          let month = row &* 279 / rows
          let start = dice.below(words.count - 16)
          let note = words[start..<start + 6 + dice.below(9)].joined(separator: " ")
          guard let id = ObligationID(BenchOffice.obligation(body, rule, month)),
            let by = OrganisationID("xa-\(body)"), let day = CivilDate(iso: "\(2001 + month / 12)-06-15")
          else { preconditionFailure("an obligation") }
          let event = Event(
            id: "", kind: .submitted, obligations: [id], happened: day, recorded: DeskBench.now, by: by,
            document: NumberedDocument(number: "\(dice.below(rows / 10))-BC/\(body)", date: day))
          _ = try append(
            EntryDraft(
              RecordedEvent(event, note: .value("\(note) (bịa đặt)")),
              by: Author(id: author.id, role: author.role, organisation: by)))
        }
      }
    }
    times.report(to: &report)
    try LedgerBench.finish(store, &report)
  }

  private static func text(_ path: String) throws -> String {
    try String(decoding: FileSystem.source(path).bytes, as: UTF8.self)
  }

  /// The words of a text as they stand in it, without what is between them.
  private static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  /// Asks for each line of a file, a class of question and the words, as each of several people, and for what comes behind the first page.
  static func run(folder: String, questions path: String) throws {
    let store = try Store.open(StorePlace(folder), for: .reading, now: DeskBench.now, purpose: "bench")
    let cache = LibraryCache(store)
    let desks = try [
      ("all", BenchOffice.actor(.coordinator, "o", regulation: "thu")),
      ("most", BenchOffice.actor(.registryClerk, "o")), ("some", BenchOffice.actor(.registryClerk, "p")),
      ("province", BenchOffice.actor(.leader, "tinh-3")), ("commune", BenchOffice.actor(.specialist, "xa-1700")),
    ].map { ($0.0, Desk(store, $0.1, now: DeskBench.now, cache: cache)) }
    let questions = try text(path).split(separator: "\n").map { $0.split(separator: "\t") }.filter { $0.count == 2 }
    var report = Report()
    let start = Stopwatch.now
    _ = try? desks[0].1.search(.init("bia"))
    report.set("ready_seconds", Double(Stopwatch.now - start) / 1e9)
    for (who, desk) in desks {
      var times: [String: [(core: Int, wall: Int)]] = [:]
      var found = 0
      for turn in 0..<4 {
        for question in questions {
          var search = Desk.Search(String(question[1]))
          func ask(_ kind: String) throws -> Desk.Found {
            let (core, wall) = (Stopwatch.core, Stopwatch.now)
            let answer = try desk.search(search)
            times[kind, default: []].append((Stopwatch.core - core, Stopwatch.now - wall))
            return answer
          }
          let answer = try ask(String(question[0]))
          if turn == 0 { found += answer.entries.count }
          if let next = answer.next {
            search.below = next
            _ = try ask("page2")
          }
        }
      }
      for (kind, times) in times.sorted(by: { $0.key < $1.key }) { report.set("\(who)_\(kind)", times: times) }
      report.set("\(who)_every", times: times.values.flatMap(\.self))
      report.set("\(who)_found", found)
    }
    report.set("resident_kib", Stopwatch.residentKiB)
    report.print()
  }
}
