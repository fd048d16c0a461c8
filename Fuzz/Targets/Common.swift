import CivilTime
import Diagnostics
import Exchange
import Organisations
import Regulations

/// Stops the fuzzer with words; a `precondition` loses its words when optimised.
func hold(_ condition: Bool, _ words: @autoclosure () -> String = "a promise is broken", line: UInt = #line) {
  if !condition { fatalError("\(words()) (line \(line))") }
}

/// What every target holds true of what a reader finds.
enum Finding {
  /// Stops where a finding has no words, no place, or a place outside its file, and prints each in both languages.
  static func inspect(_ findings: [Diagnostic], in sources: [SourceText]) {
    for finding in findings {
      hold(!finding.message.vi.isEmpty && !finding.message.en.isEmpty, "a finding without words: \(finding.code)")
      hold(finding.start.line >= 1 && finding.start.column >= 1 && finding.start <= finding.end, "\(finding)")
      let source = sources.first { $0.name == finding.file }
      if let source { hold(finding.end.line <= source.lineCount, "beyond the end of the file: \(finding)") }
      for language in [Language.vi, .en] {
        let text = DiagnosticRenderer(language: language).render(finding, source: source)
        hold(text.utf8.last == 0x0A)
      }
    }
  }

  static func hasErrors(_ findings: [Diagnostic]) -> Bool { findings.contains { $0.severity == .error } }
}

/// A small world in which what was read is run.
enum World {
  static let register: Register = {
    let files = [
      "organisations.csv": "id,from,to\na,,\nb,,\nc,2012-03-15,\nd,,2012-06-10\ne,,\n",
      "names.csv":
        "id,name,short\na,Tỉnh ủy Trà Vinh,Tỉnh ủy\nb,Ban Dân vận Tỉnh ủy,\nc,Hội Nông dân tỉnh,\nd,Ủy ban Mặt trận Tổ quốc,MTTQ\ne,Phòng đoàn thể,\n",
      "kinds.csv":
        "id,kind,level\na,tỉnh ủy,tỉnh\nb,ban dân vận,tỉnh\nc,đoàn thể chính trị - xã hội,tỉnh\nd,ủy ban mặt trận,tỉnh\ne,phòng,tỉnh\n",
      "places.csv": "id,area\na,84\nb,84\nc,84\nd,84\ne,84\n",
      "parents.csv": "id,tree,parent\nb,party,a\ne,section,b\n",
      "areas.csv": "id,code,name,level,parent\n84,84,Tỉnh Trà Vinh,tỉnh,\n",
    ]
    let (register, findings) = RegisterReader.read(
      files.map { SourceText(name: $0.key, text: $0.value) }, name: "fuzz")
    guard let register else { fatalError("the register of the fuzz targets: \(findings)") }
    return register
  }()

  static let calendar: WorkCalendar = {
    let text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: fuzz
      loại: lịch làm việc
      tên: Lịch
      quyết định từ: 1/1/2011
      quyết định đến: 31/12/2012
      ---
      ## Luật {#luat}
      ```lich
      theo: "Luật"; đã đối chiếu; phạm vi mọi người sử dụng lao động.
      nghỉ hằng tuần thứ Bảy, Chủ nhật.
      nghỉ lễ ngày 2/9 hằng năm "Quốc khánh".
      nghỉ lễ từ ngày 1/1 âm lịch, trước 1 ngày, sau 3 ngày, hằng năm "Tết".
      ```

      """
    let (calendar, findings) = CalendarFile.read(SourceText(name: "fuzz.md", text: text))
    guard let calendar else { fatalError("the calendar of the fuzz targets: \(findings)") }
    return calendar
  }()

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else { fatalError("no day \(day)/\(month)/\(year)") }
    return date
  }
}

/// The bytes that the fuzzer gives.
func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}
