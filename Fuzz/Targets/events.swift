import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations

private let regulation: BoundRegulation = {
  let text = """
    ---
    ngôn ngữ quy tắc: 1
    mã: tv
    loại: quy chế phối hợp
    tên: Quy chế
    có hiệu lực từ: 1/1/2011
    ---
    ## Các bên
    - BDV: Ban Dân vận = cơ quan "ban dân vận"
    - TU: Tỉnh ủy = cơ quan "tỉnh ủy"
    ## Điều 1 {#dieu-1}
    ```quydinh
    [a] BDV phải báo cáo "kết quả" gửi TU; hằng tháng, chậm nhất ngày 25 tháng cuối kỳ.
    [b] BDV phải báo cáo "tình hình" gửi TU; hằng quý.
    [c] BDV phải tuyên truyền "chủ trương"; thường xuyên.
    [d] BDV phải giao ban "công tác" với TU; hằng tháng; ít nhất 1 lần.
    ```

    """
  let (regulation, findings) = Resolver.resolve(RegulationParser.parse(SourceText(name: "tv.md", text: text)).file)
  guard let regulation else { fatalError("the regulation of the target: \(findings)") }
  return BoundRegulation(regulation: regulation, binding: PartyBinding.bind(regulation, to: World.register).binding)
}()

/// Events as JSON Lines: read, and the obligations they are about computed, whatever the order of recording.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(name: "events.jsonl", bytes: bytes(start, count))
  let (events, findings) = EventReader.read(source)
  Finding.inspect(findings, in: [source])
  guard !events.isEmpty else { return 0 }
  let forwards = states(events)
  hold(forwards == states(events.reversed()), "the order of recording changes what is owed")
  return 0
}

private func states(_ events: [Event]) -> [String] {
  let engine = ObligationEngine(
    regulations: [regulation], register: World.register, calendar: World.calendar, events: EventLog(events))
  let on = World.day(2012, 3, 28)
  return engine.obligations(
    .init(from: World.day(2012, 1, 1), to: World.day(2012, 4, 30), on: on, known: .end(of: World.day(2013, 12, 31)))
  ).map { "\($0.id) \($0.state)" }
}
