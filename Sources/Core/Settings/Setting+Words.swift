import Diagnostics

extension Setting {
  /// What it means.
  public var meaning: Words {
    switch self {
    case .name: Words(vi: "tên của kho", en: "how the store is called")
    case .keeper:
      Words(
        vi: "cơ quan giữ kho: quản trị viên và người kiểm tra ở đó hoặc ở cấp trên làm việc với cả kho",
        en: "the organisation that keeps the store: administrators and auditors there or above act on all of it")
    case .language:
      Words(vi: "trả lời bằng tiếng nào khi người hỏi không chọn", en: "the language for who names none")
    case .checkpointEntries:
      Words(vi: "ký bản chốt chậm nhất sau chừng này mục", en: "a checkpoint at the latest after so many entries")
    case .checkpointSeconds:
      Words(
        vi: "và sau chừng này giây kể từ bản chốt trước, khi có mục mới",
        en: "and so long after the one before, once something came")
    case .attachmentSize: Words(vi: "tệp đính kèm lớn nhất", en: "the largest file that is attached")
    case .tokenDays:
      Words(
        vi: "mã truy cập cấp không có --until thì dùng được chừng này ngày; 0: không có hạn",
        en: "for how long a token is good that was given without --until; 0: without end")
    case .freeSpace: Words(vi: "đĩa còn ít hơn thì cảnh báo", en: "with less room on the disk there is a warning")
    case .backupDays:
      Words(vi: "bản sao lưu cuối đến tuổi này là quá cũ", en: "a last backup of this age is too old")
    case .morningMail:
      Words(
        vi:
          "thư buổi sáng ngày làm việc: work – trang Việc của tôi, reminders – chỉ việc đến mốc nhắc, off – không gửi",
        en:
          "the mail of a working morning: work – the page My work, reminders – only what came to a day of reminding, off – none"
      )
    case .morningTime:
      Words(vi: "giờ gửi thư buổi sáng, giờ Việt Nam", en: "when the morning's mail goes, in Viet Nam")
    case .reminderDays:
      Words(
        vi: "nhắc khi còn chừng này ngày; 0 là đúng hạn, số âm là đã quá hạn",
        en: "reminds with so many days left; 0 is the due day, below it the days since")
    }
  }

  /// What reads it.
  public var readers: Words {
    switch self {
    case .name: Words(vi: "phoihop serve, phoihop doctor", en: "phoihop serve, phoihop doctor")
    case .keeper: Words(vi: "mọi quyền với cả kho", en: "every power over the whole store")
    case .language: Words(vi: "mọi lệnh hỏi kho", en: "every command that asks the store")
    case .checkpointEntries: Words(vi: "sổ, phoihop verify", en: "the ledger, phoihop verify")
    case .checkpointSeconds:
      Words(vi: "sổ, phoihop verify, phoihop serve", en: "the ledger, phoihop verify, phoihop serve")
    case .attachmentSize: Words(vi: "các lệnh có --file", en: "the commands with --file")
    case .tokenDays: Words(vi: "phoihop user add, user token", en: "phoihop user add, user token")
    case .morningMail, .morningTime, .reminderDays: Words(vi: "phoihop serve --mail", en: "phoihop serve --mail")
    case .freeSpace, .backupDays: Words(vi: "phoihop doctor", en: "phoihop doctor")
    }
  }

  /// What a value may be.
  public var allowed: Words {
    switch form {
    case .text(let longest):
      Words(vi: "lời trên một dòng, nhiều nhất \(longest) byte", en: "words in one line, \(longest) bytes at most")
    case .organisation: Words(vi: "mã một cơ quan, như org-0005", en: "the id of a body, as org-0005")
    case .choice(let words):
      Words(vi: words.joined(separator: ", "), en: words.joined(separator: ", "))
    case .number(let range, let unit):
      Words(
        vi: "số nguyên từ \(range.lowerBound) đến \(range.upperBound) (\(unit.vi))",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound) (\(unit.en))")
    case .time(let range):
      Words(
        vi: "giờ từ \(Self.time(range.lowerBound)) đến \(Self.time(range.upperBound)), như 06:45",
        en: "a time from \(Self.time(range.lowerBound)) to \(Self.time(range.upperBound)), as 06:45")
    case .reminders:
      Words(
        vi:
          "nhiều nhất \(ReminderDays.most) số khác nhau từ -\(ReminderDays.farthest) đến \(ReminderDays.farthest), cách nhau bằng dấu cách, như \(ReminderDays.standard)",
        en:
          "at most \(ReminderDays.most) different numbers from -\(ReminderDays.farthest) to \(ReminderDays.farthest), with spaces between, as \(ReminderDays.standard)"
      )
    }
  }

  /// A value with its unit, as people read it.
  public func shown(_ value: String) -> Words {
    guard case .number(_, let unit) = form else { return Words(vi: value, en: value) }
    let one =
      value == "1" && unit.en.hasSuffix("s") ? String(unit.en == "entries" ? "entry" : unit.en.dropLast()) : unit.en
    return Words(vi: "\(value) \(unit.vi)", en: "\(value) \(one)")
  }
}
