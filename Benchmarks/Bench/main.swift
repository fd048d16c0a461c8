import Diagnostics
import Files

/// `phoihop-bench expand CALENDAR | trace CALENDAR | check FILE | boards CALENDAR ROWS [CSV] |
/// reorganise REGISTER PLAN FILE | completeness CALENDAR [CSV] | events CALENDAR FILE |
/// postgres-writes URL CALLERS SECONDS | postgres-rows URL | ledger-append FOLDER ROWS |
/// ledger-fill FOLDER ROWS | ledger-verify FOLDER | ledger-open FOLDER | ledger-callers FOLDER CALLERS SECONDS |
/// store-boards-fill FOLDER CALENDAR ROWS [YEAR] | store-boards FOLDER [warm] | pages-people FOLDER CLERKS FILE |
/// desk-callers FOLDER CALENDAR CALLERS SECONDS [cold] | desk-import FOLDER CALENDAR ROWS |
/// search-fill FOLDER CALENDAR ROWS TEXT… | search-run FOLDER QUESTIONS | http-serve FOLDER WORKERS`: one measurement, one JSON object.
let words = Array(CommandLine.arguments.dropFirst())
do {
  switch (words.first, words.count) {
  case ("expand", 2): try ExpandBench.run(calendarPath: words[1])
  case ("trace", 2): try TraceBench.run(calendarPath: words[1])
  case ("check", 2): try CheckBench.run(path: words[1])
  case ("boards", 3...4):
    try BoardBench.run(
      calendarPath: words[1], rows: Int(words[2]) ?? 12_000_000, file: words.count == 4 ? words[3] : nil)
  case ("reorganise", 4): try ReorganiseBench.run(register: words[1], plan: words[2], file: words[3])
  case ("completeness", 2...3):
    try CompletenessBench.run(calendarPath: words[1], file: words.count == 3 ? words[2] : nil)
  case ("events", 3): try CompletenessBench.fromEvents(calendarPath: words[1], path: words[2])
  case ("postgres-writes", 4):
    try PostgresBench.writes(url: words[1], callers: Int(words[2]) ?? 1, seconds: Int(words[3]) ?? 1)
  case ("postgres-rows", 2): try PostgresBench.rows(url: words[1])
  case ("ledger-append", 3): try LedgerBench.append(folder: words[1], rows: Int(words[2]) ?? 1)
  case ("ledger-fill", 3): try LedgerBench.fill(folder: words[1], rows: Int(words[2]) ?? 1)
  case ("ledger-verify", 2): try LedgerBench.verify(folder: words[1])
  case ("ledger-open", 2): try LedgerBench.open(folder: words[1])
  case ("ledger-callers", 4):
    try LedgerBench.callers(folder: words[1], callers: Int(words[2]) ?? 1, seconds: Int(words[3]) ?? 1)
  case ("store-boards-fill", 4):
    try StoreBoardBench.fill(calendarPath: words[2], folder: words[1], rows: Int(words[3]) ?? 1)
  case ("store-boards-fill", 5):
    try StoreBoardBench.fill(
      calendarPath: words[2], folder: words[1], rows: Int(words[3]) ?? 1, from: Int(words[4]) ?? 2023)
  case ("pages-people", 4):
    try PagesBench.people(folder: words[1], clerks: Int(words[2]) ?? 1, file: words[3])
  case ("store-boards", 2...3): try StoreBoardBench.run(folder: words[1], isWarm: words.count == 3)
  case ("desk-callers", 5...6):
    try DeskBench.run(
      calendarPath: words[2], folder: words[1], callers: Int(words[3]) ?? 1, seconds: Int(words[4]) ?? 1,
      isCold: words.count == 6)
  case ("desk-import", 4):
    try DeskBench.importing(calendarPath: words[2], folder: words[1], rows: Int(words[3]) ?? 1)
  case ("search-fill", 5...):
    try SearchBench.fill(
      calendarPath: words[2], folder: words[1], rows: Int(words[3]) ?? 1, texts: Array(words[4...]))
  case ("search-run", 3): try SearchBench.run(folder: words[1], questions: words[2])
  case ("http-serve", 3): try HTTPBench.serve(folder: words[1], workers: Int(words[2]) ?? 1)
  default: print("run by Benchmarks/run")
  }
} catch let error as FileError {
  print(error.message[.en])
}
