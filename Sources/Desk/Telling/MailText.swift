import CivilTime
import Diagnostics
import Obligations

/// What mails say: titles and days, never what a report or a case has in it.
public struct MailText: Hashable, Sendable {
  /// What it is about.
  public let subject: String
  /// What it says, in lines.
  public let body: String

  private init(_ subject: String, _ lines: [String]) {
    self.subject = subject
    body = lines.joined(separator: "\n") + "\n"
  }

  /// What stands below a mail: from where it is, and how one gets no more.
  public struct Foot: Sendable {
    /// What the store is called.
    public let store: String
    /// The address of the page of one's account.
    public let account: String
    /// The address that ends the mails.
    public let end: String

    /// A foot of its parts.
    public init(store: String, account: String, end: String) {
      self.store = store
      self.account = account
      self.end = end
    }

    fileprivate func lines(_ language: Language) -> [String] {
      [
        "", "-- ",
        Words(
          vi: "Thư tự động của \(store), gửi vào sáng ngày làm việc; không trả lời thư này.",
          en: "Sent by \(store) on the mornings of working days; nobody reads answers to it.")[language],
        Words(vi: "Thôi nhận thư: \(end)", en: "No more mails: \(end)")[language],
        Words(vi: "Tài khoản: \(account)", en: "Account: \(account)")[language],
      ]
    }
  }

  /// The code for an address that waits for it.
  ///
  /// - Parameter page: the address of the page that takes it.
  public static func code(_ code: String, store: String, page: String, _ language: Language) -> MailText {
    MailText(
      Words(vi: "Mã xác nhận địa chỉ thư", en: "The code for your address")[language],
      [
        Words(
          vi: "Có người ghi địa chỉ này để nhận thư nhắc việc của \(store).",
          en: "Somebody gave this address for the reminders of \(store).")[language],
        Words(
          vi: "Nếu là đồng chí: đăng nhập, mở trang dưới đây và nhập mã trong vòng 7 ngày.",
          en: "If it was you: sign in, open the page below and type the code within 7 days.")[language],
        "", Words(vi: "Mã xác nhận: \(code)", en: "Code: \(code)")[language], page, "",
        Words(
          vi: "Nếu không phải đồng chí: bỏ qua thư này, không có thư nào khác gửi đến đây.",
          en: "If it was not: do nothing, and no other mail comes here.")[language],
      ])
  }

  /// That mails arrive, for who tries whether they do.
  public static func test(store: String, _ language: Language) -> MailText {
    MailText(
      Words(vi: "Thư thử", en: "A test")[language],
      [Words(vi: "Thư thử của \(store): gửi thư được.", en: "A test by \(store): mails can be sent.")[language]])
  }

  /// The home page as a mail.
  ///
  /// - Parameters:
  ///   - further: what came to a day of reminding and has no line in the list.
  ///   - link: the address of the page of an obligation.
  public static func morning(
    _ list: WorkList, further: [WorkList.Line] = [], on day: CivilDate, home: String, foot: Foot, _ language: Language,
    link: (ObligationID) -> String
  ) -> MailText {
    let counts = list.counts.filter(\.isAny).map { "\($0.figure) \($0.words)" }
    var lines = [
      title(day, language), list.bodies, list.counts.map { "\($0.figure) \($0.words)" }.joined(separator: " · "),
    ]
    lines = lines.filter { !$0.isEmpty }
    if !further.isEmpty { lines += section(reminders(language), further, language, link) }
    for group in list.groups where group.part == .arrived { lines += section(group, language, link) }
    if let idle = list.idle { lines += ["", idle.title.uppercased(), idle.note] }
    for group in list.groups where group.part != .arrived { lines += section(group, language, link) }
    lines += ["", Words(vi: "Việc của tôi: \(home)", en: "My work: \(home)")[language]]
    return MailText(
      ([title(day, language)] + [counts.joined(separator: ", ")].filter { !$0.isEmpty }).joined(separator: ": "),
      lines + foot.lines(language))
  }

  /// What came to a day of reminding, alone.
  public static func reminders(
    _ due: [WorkList.Line], on day: CivilDate, home: String, foot: Foot, _ language: Language,
    link: (ObligationID) -> String
  ) -> MailText {
    MailText(
      Words(vi: "Nhắc hạn \(day.vietnamese): \(due.count) việc", en: "Reminder of \(day.vietnamese): \(due.count)")[
        language],
      [Words(vi: "Nhắc hạn ngày \(day.vietnamese)", en: "Reminder of \(day.vietnamese)")[language]]
        + section(reminders(language), due, language, link)
        + ["", Words(vi: "Việc của tôi: \(home)", en: "My work: \(home)")[language]] + foot.lines(language))
  }

  private static func title(_ day: CivilDate, _ language: Language) -> String {
    Words(vi: "Việc của tôi ngày \(day.vietnamese)", en: "My work on \(day.vietnamese)")[language]
  }

  private static func reminders(_ language: Language) -> String {
    Words(vi: "Đến ngày nhắc", en: "To be reminded of")[language]
  }

  private static func section(_ group: WorkList.Group, _ language: Language, _ link: (ObligationID) -> String)
    -> [String]
  {
    section(group.title, note: group.note, group.lines, language, link)
  }

  private static func section(
    _ title: String, note: String = "", _ lines: [WorkList.Line], _ language: Language, _ link: (ObligationID) -> String
  ) -> [String] {
    ["", title.uppercased()] + [note].filter { !$0.isEmpty }
      + lines.flatMap { line in
        let standing = [line.mark.words[language], line.due].filter { !$0.isEmpty }.joined(separator: ", ")
        return ["- \(line.title)"] + [line.about, standing, link(line.id)].filter { !$0.isEmpty }.map { "  \($0)" }
      }
  }
}
