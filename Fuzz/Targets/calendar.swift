import CivilTime
import Diagnostics
import Regulations

/// A calendar's file: read, and asked about days near and far.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(name: "fuzz.md", bytes: bytes(start, count))
  let (calendar, findings) = CalendarFile.read(source)
  precondition((calendar == nil) == Finding.hasErrors(findings), "a calendar with errors, or none without")
  Finding.inspect(findings, in: [source])
  _ = DocumentKind.of(source)
  guard let calendar else { return 0 }
  for scope in [CalendarScope.state, .all] {
    for year in [1, 1967, 1968, 2012, 2026, 2099, 2100, 9999] {
      for (date, status) in calendar.days(inYear: year, scope: scope) {
        precondition(calendar.isWorkingDay(date, scope: scope) == status.isWorking)
      }
    }
    for anchor in [calendar.firstDecidedDay, calendar.lastDecidedDay, World.day(2012, 1, 20)] {
      let after = calendar.workingDay(10, after: anchor, scope: scope)
      let before = calendar.workingDay(-10, after: anchor, scope: scope)
      precondition(before < anchor && anchor < after)
      precondition(calendar.isWorkingDay(after, scope: scope) && calendar.isWorkingDay(before, scope: scope))
      precondition(calendar.nextWorkingDay(onOrAfter: after, scope: scope) == after)
      precondition(calendar.lastWorkingDay(onOrBefore: before, scope: scope) == before)
    }
  }
  return 0
}
