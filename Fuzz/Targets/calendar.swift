import CivilTime
import Diagnostics
import Regulations

/// A calendar's file: read, and asked about days near and far.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(name: "fuzz.md", bytes: bytes(start, count))
  let (calendar, findings) = CalendarFile.read(source)
  hold((calendar == nil) == Finding.hasErrors(findings), "a calendar with errors, or none without")
  Finding.inspect(findings, in: [source])
  _ = DocumentKind.of(source)
  guard let calendar else { return 0 }
  for scope in [CalendarScope.state, .all] {
    for year in [1, 1967, 1968, 2012, 2026, 2099, 2100, 9999] {
      for (date, status) in calendar.days(inYear: year, scope: scope) {
        hold(calendar.isWorkingDay(date, scope: scope) == status.isWorking)
      }
    }
    for anchor in [calendar.firstDecidedDay, calendar.lastDecidedDay, World.day(2012, 1, 20)] {
      let after = calendar.workingDay(10, after: anchor, scope: scope)
      let before = calendar.workingDay(-10, after: anchor, scope: scope)
      hold(before < anchor && anchor < after)
      hold(calendar.isWorkingDay(after, scope: scope) && calendar.isWorkingDay(before, scope: scope))
      hold(calendar.nextWorkingDay(onOrAfter: after, scope: scope) == after)
      hold(calendar.lastWorkingDay(onOrBefore: before, scope: scope) == before)
    }
  }
  return 0
}
