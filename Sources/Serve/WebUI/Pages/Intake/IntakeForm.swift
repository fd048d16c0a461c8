import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// What somebody ticked and typed to receive or record several things at once, and what is wrong with it.
struct IntakeForm {
  /// What is done with what is ticked; the raw value is sent by the button.
  enum Act: String {
    /// What was sent here is received.
    case receive = "tiep-nhan"
    /// What came outside the system is recorded for its senders.
    case record = "ghi-thay"
  }

  /// A field: one of the whole form, or of one of its rows.
  struct Field: Hashable, RawRepresentable {
    let rawValue: String

    static let way = Field(rawValue: "cach-den"), day = Field(rawValue: "ngay-den"), rows = Field(rawValue: "chon")
    /// The rows in which there was nothing to report.
    static let nothing = Field(rawValue: "khong-phat-sinh")

    /// When it came where that is not the day of all rows.
    static func ownDay(_ row: String) -> Field { Field(rawValue: "ngay-den.\(row)") }
    static func arrival(_ row: String) -> Field { Field(rawValue: "so-den.\(row)") }
    static func document(_ row: String) -> Field { Field(rawValue: "so.\(row)") }
    static func documentDay(_ row: String) -> Field { Field(rawValue: "ngay.\(row)") }
    /// The sending that one saw.
    static func sending(_ row: String) -> Field { Field(rawValue: "gui.\(row)") }
  }

  /// How something came that came outside the system.
  enum Way: String, CaseIterable {
    case paper = "giay", exchange = "truc", mail = "thu-dien-tu", telephone = "dien-thoai", message = "tin-nhan"

    var words: Words {
      switch self {
      case .paper: Words(vi: "văn bản giấy", en: "paper")
      case .exchange: Words(vi: "trục liên thông văn bản", en: "document exchange")
      case .mail: Words(vi: "thư điện tử", en: "e-mail")
      case .telephone: Words(vi: "điện thoại", en: "telephone")
      case .message: Words(vi: "tin nhắn, Zalo", en: "a message, Zalo")
      }
    }
  }

  private(set) var act: Act?
  var input = Typed<Field>()
  /// The rows that are ticked: obligations by their ids, or bodies.
  private(set) var chosen: Set<String> = []
  /// The rows in which it is ticked that there was nothing to report.
  private(set) var nothing: Set<String> = []
  private(set) var look = LookOver(false)

  /// An empty form.
  init() {}

  /// What was ticked and typed.
  init(_ form: HTTPCore.Form) {
    act = form["viec-gi"].flatMap { Act(rawValue: $0) }
    let rows = form.all(Field.rows.rawValue)
    let typed = form.names.filter { name in
      ["so-den.", "ngay-den.", "so.", "ngay.", "gui."].contains { name.hasPrefix($0) }
    }
    input = Typed(form, typed.map { Field(rawValue: $0) } + [.way, .day])
    chosen = Set(rows)
    nothing = Set(form.all(Field.nothing.rawValue))
    look = LookOver(form[LookOver.field] == "1")
  }

  /// Whether a row is ticked, or something was typed into it.
  func isChosen(_ row: String) -> Bool {
    chosen.contains(row)
      || [Field.arrival(row), .ownDay(row), .document(row), .documentDay(row)].contains { input.values[$0] != nil }
  }

  /// Whether that there was nothing to report may be recorded of an obligation.
  static func mayBeNothing(_ one: Obligation) -> Bool { one.act?.kernel == .report }

  // MARK: Deeds

  /// That what was ticked of what arrived is received; empty where something is wrong, which is then told.
  mutating func receipts(of arrived: [(obligation: Obligation, sending: Event)]) -> [Deed] {
    var deeds: [Deed] = []
    for (obligation, sending) in arrived {
      let row = obligation.id.description
      guard isChosen(row) else { continue }
      if let seen = input.values[.sending(row)], seen != sending.id {
        input.add(
          Words(
            vi: "vừa được gửi lại sau khi trang này mở; mở ra xem rồi tiếp nhận",
            en: "it was sent again after this page was opened; look at it, then receive it"), at: .arrival(row))
      }
      var deed = Deed(.received)
      deed.obligations = [obligation.id]
      deed.of = sending.id
      deed.evidence = input.values[.arrival(row)].map { "số đến \($0)" }
      deeds.append(deed)
    }
    let isGone = !chosen.isSubset(of: arrived.map { $0.obligation.id.description })
    return checked(deeds, isGone: isGone) { $0.obligations[0].description }
  }

  /// That what came outside the system is recorded for those who sent it; empty where something is wrong, which is then told.
  mutating func recordings(of owed: [Obligation], on today: CivilDate) -> [Deed] {
    let common = arrivalDay(.day, on: today) ?? today
    let way = input.values[.way].flatMap { Way(rawValue: $0) }
    if way == nil {
      input.add(Words(vi: "chọn báo cáo đến bằng gì", en: "choose how it came"), at: .way)
    }
    var deeds: [Deed] = []
    for obligation in owed {
      let row = obligation.id.bearer.text
      let isNothing = nothing.contains(row) && Self.mayBeNothing(obligation)
      guard isNothing || isChosen(row) else { continue }
      var deed = Deed(.received)
      deed.obligations = [obligation.id]
      deed.recordedFor = obligation.id.bearer
      deed.nothingToReport = isNothing
      if !isNothing, Desk.formID(of: obligation) != nil {
        input.add(
          Words(
            vi: "báo cáo này có số liệu: mở cơ quan này để nhập, hoặc đánh dấu không phát sinh",
            en: "this report has figures: open the body to type them, or tick that there is nothing to report"),
          at: .arrival(row))
      }
      let day = arrivalDay(.ownDay(row), on: today) ?? common
      deed.happened = day
      deed.document = input.document(.document(row), .documentDay(row))
      if let document = deed.document, document.date > day {
        input.add(
          Words(
            vi: "văn bản đề ngày sau ngày đến \(day.vietnamese)",
            en: "the document is dated after it came, \(day.vietnamese)"),
          at: .documentDay(row))
      }
      deed.evidence = [way?.words.vi, input.values[.arrival(row)].map { "số đến \($0)" }].compactMap(\.self).joined(
        separator: ", ")
      deeds.append(deed)
    }
    return checked(deeds, isGone: !chosen.union(nothing).isSubset(of: owed.map(\.id.bearer.text))) {
      $0.obligations[0].bearer.text
    }
  }

  /// A day on which something came; nil where none was typed. One that is yet to come is told.
  private mutating func arrivalDay(_ field: Field, on today: CivilDate) -> CivilDate? {
    guard let day = input.day(field) else { return nil }
    if day > today {
      input.add(
        Words(vi: "ngày này chưa đến; ghi ngày đã đến nơi", en: "this day is yet to come; give the day it came"),
        at: field)
    }
    return day
  }

  private mutating func checked(_ deeds: [Deed], isGone: Bool, row: (Deed) -> String) -> [Deed] {
    if isGone {
      input.add(
        Words(
          vi: "có mục đã chọn không còn chờ ở đây: đã có người ghi; xem lại các mục còn lại rồi gửi",
          en: "something you ticked waits here no more, somebody recorded it: look over what is left, then send it"),
        at: .rows)
    } else if deeds.isEmpty {
      input.add(Words(vi: "đánh dấu ít nhất một mục", en: "tick at least one"), at: .rows)
    }
    for deed in deeds {
      for (place, asked) in look.questions(about: deed.traces) {
        input.add(
          asked.words, at: place == "document/number" ? .document(row(deed)) : .arrival(row(deed)), onTop: asked.onTop)
      }
    }
    guard input.faults.isEmpty else { return [] }
    return deeds.map { deed in
      var deed = deed
      deed.isLookedOver = look.isDone
      return deed
    }
  }
}
