import Boards
import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// What somebody has to do and what he waits for, in words: what the home page shows and a mail of the morning tells, line by line.
public struct WorkList: Sendable {
  /// So many, or more than so many.
  public struct Tally: Hashable, Sendable {
    /// How many were counted.
    public let number: Int
    /// Whether there are more.
    public let isLeast: Bool

    /// So many.
    public init(_ number: Int, isLeast: Bool = false) {
      self.number = number
      self.isLeast = isLeast
    }

    func words(_ language: Language) -> String {
      let number = language.written(number)
      return isLeast ? Words(vi: "hơn \(number)", en: "more than \(number)")[language] : number
    }
  }

  /// A number of the head.
  public struct Count: Hashable, Sendable {
    /// How many: `2.852`, `hơn 1.000`.
    public let figure: String
    /// Whether there is any.
    public let isAny: Bool
    /// Of what: `quá hạn`.
    public let words: String
    /// How much it presses.
    public let tone: DueMark.Tone?

    init(_ tally: Tally, _ words: Words, _ language: Language, _ tone: DueMark.Tone? = nil) {
      figure = tally.words(language)
      isAny = tally.number > 0 || tally.isLeast
      self.words = words[language]
      self.tone = isAny ? tone : nil
    }
  }

  /// One line: what, whose or to whom, by when.
  public struct Line: Sendable {
    /// Which obligation.
    public let id: ObligationID
    /// What is to be done: `báo cáo kết quả`.
    public let deed: String
    /// The period, and whose it is or to whom it goes.
    public let about: String
    /// How it stands.
    public let mark: DueMark
    /// `hạn 05/04/2024`; empty where there is none.
    public let due: String

    /// What is to be done, as a line begins.
    public var title: String { deed.capitalisedFirst }

    /// The line of an obligation on a day: of another's, with whose it is, and so where it is not the one body, `own`, for which somebody
    /// works.
    public init(
      _ one: Obligation, fromOthers: Bool = false, of own: [OrganisationID] = [], in register: Register,
      on day: CivilDate, _ language: Language
    ) {
      func names(_ ids: [OrganisationID]) -> String {
        guard let first = ids.first else { return "" }
        let name = register.name(of: first, on: one.line.decidingDay)
        guard ids.count > 1 else { return name }
        return Words(vi: "\(name) và \(ids.count - 1) cơ quan khác", en: "\(name) and \(ids.count - 1) more")[language]
      }
      // Those for which he works; else the post or unit of one of them.
      func bearers(_ own: [OrganisationID]) -> [OrganisationID] {
        let joint = one.joint.filter(own.contains)
        guard joint.isEmpty else { return joint }
        return [one.joint.first { own.contains(register.body(of: $0, on: day)) } ?? one.id.bearer]
      }
      id = one.id
      deed = one.deed(language)
      let whom = fromOthers ? names(one.joint) : names(one.counterparties)
      let whose = fromOthers || own.isEmpty || own.count == 1 && one.joint.contains(own[0]) ? "" : names(bearers(own))
      // A month that ends with its quarter is done by the report of the quarter.
      let larger = one.line.absorbedBy.map {
        Words(vi: "gộp vào \(PeriodWords.print($0, .vi))", en: "part of \(PeriodWords.print($0, .en))")[language]
      }
      about = [
        ObligationWords.period(one, language), larger ?? "", whose,
        whom.isEmpty || fromOthers ? whom : Words(vi: "gửi \(whom)", en: "to \(whom)")[language],
      ].filter { !$0.isEmpty }.joined(separator: " · ")
      mark = DueMark(one.state, on: day)
      due = one.state.due.map { Words(vi: "hạn \($0.vietnamese)", en: "due \($0.vietnamese)")[language] } ?? ""
    }
  }

  /// Whose move it is.
  public enum Part: Hashable, Sendable {
    /// Others sent it; it is to be received here.
    case arrived
    /// It is to be done here.
    case own
    /// Others have to do it.
    case others
  }

  /// Lines under one heading.
  public struct Group: Sendable {
    /// Whose move it is.
    public let part: Part
    /// `Quá hạn`.
    public let title: String
    /// A sentence under the heading; empty for none.
    public let note: String
    /// The lines.
    public let lines: [Line]
  }

  /// The bodies it is about, by their names.
  public let bodies: String
  /// How much there is.
  public let counts: [Count]
  /// The lines, those with none left out.
  public let groups: [Group]
  /// Why there is nothing to be done here, under its heading; nil where there is something.
  public let idle: (title: String, note: String)?
  /// Whether anything presses today: is overdue, due within a week, or waits to be received.
  public let presses: Bool

  /// What somebody has to do, and what others owe him.
  public struct Content: Sendable {
    /// For whom he works.
    public let bodies: [OrganisationID]
    /// How much they have to do.
    public let counts: Home
    /// What they have to do.
    public let items: [Obligation]
    /// What came back to them to be completed.
    public let returned: [Obligation]
    /// The first of what others sent.
    public let arrived: [Obligation]
    /// How much others sent.
    public let countOfArrived: Tally
    /// How much others have to do.
    public let countsOfOthers: Home
    /// What others have to do.
    public let others: [Obligation]

    /// The content of its parts.
    public init(
      bodies: [OrganisationID], counts: Home, items: [Obligation], returned: [Obligation], arrived: [Obligation],
      countOfArrived: Tally,
      countsOfOthers: Home, others: [Obligation]
    ) {
      self.bodies = bodies
      self.counts = counts
      self.items = items
      self.returned = returned
      self.arrived = arrived
      self.countOfArrived = countOfArrived
      self.countsOfOthers = countsOfOthers
      self.others = others
    }
  }

  /// The words for it on a day.
  public init(_ work: Content, in register: Register, on day: CivilDate, _ language: Language) {
    func c(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en)[language] }
    func n(_ number: Int) -> String { language.written(number) }
    bodies = work.bodies.map { register.name(of: $0, on: day) }.joined(separator: ", ")
    let (own, others) = (work.counts, work.countsOfOthers)
    counts = [
      Count(Tally(own.overdue), Words(vi: "quá hạn", en: "overdue"), language, .late),
      Count(Tally(own.today), Words(vi: "hôm nay", en: "today"), language, .soon),
      Count(Tally(own.soon), Words(vi: "7 ngày tới", en: "next 7 days"), language),
      Count(Tally(own.later), Words(vi: "sau đó", en: "later"), language),
      Count(work.countOfArrived, Words(vi: "chờ tiếp nhận", en: "to receive"), language),
    ]
    func group(_ part: Part, _ title: String, note: String = "", _ items: [Obligation]) -> Group {
      Group(
        part: part, title: title, note: note,
        lines: items.map {
          Line($0, fromOthers: part != .own, of: work.bodies, in: register, on: day, language)
        })
    }
    func ownGroup(_ title: String, _ isIn: (CivilDate?) -> Bool) -> Group {
      group(.own, title, work.items.filter { isIn($0.state.due) })
    }
    groups = [
      group(.arrived, c("Chờ tiếp nhận", "To receive"), work.arrived),
      group(.own, c("Trả lại để bổ sung", "Sent back to be completed"), work.returned),
      ownGroup(c("Quá hạn", "Overdue")) { $0.map { $0 < day } ?? false },
      ownGroup(c("Hôm nay", "Today")) { $0 == day },
      ownGroup(c("7 ngày tới", "Next 7 days")) { $0.map { day < $0 && $0 - day <= Standing.soon } ?? false },
      ownGroup(c("Sau đó", "Later")) { $0.map { $0 - day > Standing.soon } ?? false },
      ownGroup(c("Văn bản không quy định hạn", "No day stated")) { $0 == nil },
      group(
        .others, c("Chờ cơ quan khác", "Waiting for others"),
        note: c(
          "\(n(others.overdue)) việc quá hạn, \(n(others.today + others.soon)) việc đến hạn trong 7 ngày tới.",
          "\(n(others.overdue)) overdue, \(n(others.today + others.soon)) due within 7 days."), work.others),
    ].filter { !$0.lines.isEmpty }
    let why =
      work.bodies.isEmpty
      ? c(
        "Vai trò này không đứng ở cơ quan nào phải làm việc; xem Bảng theo dõi.",
        "This role stands at no body that owes anything; see the follow-up board.")
      : c(
        "Không có việc nào đến hạn trong 45 ngày tới. Việc thường xuyên xem ở trang Quy chế.",
        "Nothing falls due in the next 45 days. Standing duties are on the page of each regulation.")
    idle = work.items.isEmpty && work.returned.isEmpty ? (c("Việc phải làm", "To do"), why) : nil
    presses =
      work.returned.count + own.overdue + own.today + own.soon + work.arrived.count + others.overdue + others.today
      + others.soon > 0
  }
}
