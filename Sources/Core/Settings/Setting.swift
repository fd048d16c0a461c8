import Diagnostics
import Organisations

/// What an office may set for its store. The list is closed; entries and commands have the raw value, and nothing stands here that nobody
/// reads.
public enum Setting: String, CaseIterable, Sendable {
  /// How the store is called.
  case name
  /// The organisation that keeps it: its administrators and those above it act on the store as a whole.
  case keeper
  /// The language of answers to who named none.
  case language
  /// A checkpoint is signed at the latest after so many entries.
  case checkpointEntries = "checkpoint-entries"
  /// And so many seconds after the last one, once something came.
  case checkpointSeconds = "checkpoint-seconds"
  /// The largest file that is taken, in MiB.
  case attachmentSize = "attachment-mib"
  /// For how many days a token is good that was given no last day; 0 for without end.
  case tokenDays = "token-days"
  /// With less room than so many MiB on its disk `doctor` warns.
  case freeSpace = "disk-mib"
  /// A last backup of so many days is too old.
  case backupDays = "backup-days"
  /// What is mailed on the morning of a working day.
  case morningMail = "morning-mail"
  /// At what time of the day in Viet Nam.
  case morningTime = "morning-time"
  /// How many days before a due day, and after it, somebody is reminded.
  case reminderDays = "reminder-days"

  /// What a value may be.
  public enum Form: Hashable, Sendable {
    /// Words in one line, at most so many bytes.
    case text(longest: Int)
    /// The id of an organisation.
    case organisation
    /// One of some words.
    case choice([String])
    /// A whole number within bounds, with its unit.
    case number(ClosedRange<Int64>, unit: Words)
    /// A time of the day, within bounds, each in minutes since midnight.
    case time(ClosedRange<Int>)
    /// Days before, of, and after a day: `7 1 0 -1 -7`.
    case reminders
  }

  /// What a value may be.
  public var form: Form {
    switch self {
    case .name: .text(longest: 200)
    case .keeper: .organisation
    case .language: .choice(Language.allCases.map(\.rawValue))
    // More often only: the bounds of Docs/ledger.md are promised to whoever holds a checkpoint.
    case .checkpointEntries: .number(1...CheckpointRhythm.standard.entries, unit: Words(vi: "mục", en: "entries"))
    case .checkpointSeconds: .number(1...CheckpointRhythm.standard.seconds, unit: Words(vi: "giây", en: "seconds"))
    // A command carries its files to a server in one piece each, of 256 MiB at most.
    case .attachmentSize: .number(1...200, unit: Words(vi: "MiB", en: "MiB"))
    case .tokenDays: .number(0...3660, unit: Words(vi: "ngày", en: "days"))
    case .freeSpace: .number(100...1_048_576, unit: Words(vi: "MiB", en: "MiB"))
    case .backupDays: .number(1...90, unit: Words(vi: "ngày", en: "days"))
    case .morningMail: .choice(MorningMail.allCases.map(\.rawValue))
    // Before it nobody reads, after it the day is half over.
    case .morningTime: .time(4 * 60...11 * 60)
    case .reminderDays: .reminders
    }
  }

  /// The value where none is set; nil where there is none, or where it follows from something else.
  public var standard: String? {
    switch self {
    case .name, .keeper: nil
    case .language: Language.vi.rawValue
    case .checkpointEntries: String(CheckpointRhythm.standard.entries)
    case .checkpointSeconds: String(CheckpointRhythm.standard.seconds)
    case .attachmentSize: "50"
    case .tokenDays: "0"
    case .freeSpace: "1024"
    case .backupDays: "7"
    case .morningMail: MorningMail.work.rawValue
    case .morningTime: "06:45"
    case .reminderDays: ReminderDays.standard.description
    }
  }

  /// A value as it is kept.
  ///
  /// - Throws: what is allowed.
  public func value(_ text: String) throws(SettingError) -> String {
    switch form {
    case .text(let longest):
      guard !text.isEmpty, text.utf8.count <= longest, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        throw SettingError(self, text)
      }
      return text
    case .organisation:
      guard let id = OrganisationID(text) else { throw SettingError(self, text) }
      return id.text
    case .choice(let allowed):
      guard allowed.contains(text) else { throw SettingError(self, text) }
      return text
    case .number(let allowed, _):
      guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text), allowed.contains(number)
      else { throw SettingError(self, text) }
      return String(number)
    case .time(let allowed):
      guard let minutes = Self.minutes(text), allowed.contains(minutes) else { throw SettingError(self, text) }
      return Self.time(minutes)
    case .reminders:
      guard let days = ReminderDays(text) else { throw SettingError(self, text) }
      return days.description
    }
  }
}

extension Setting {
  /// The minutes since midnight of a time as `6:45`; nil for what is none.
  static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  /// A time of the day: `06:45`.
  static func time(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }
}

/// What is mailed on the morning of a working day.
public enum MorningMail: String, CaseIterable, Sendable {
  /// What the home page says, where anything presses.
  case work
  /// What came to a day of reminding, where anything did.
  case reminders
  /// Nothing.
  case off
}

/// A value that a setting does not take.
public struct SettingError: Error, Hashable, Sendable {
  /// Which setting.
  public let setting: Setting
  /// What was to be its value.
  public let text: String

  init(_ setting: Setting, _ text: String) {
    self.setting = setting
    self.text = text
  }

  /// What is allowed.
  public var message: Words {
    let allowed = setting.allowed
    return Words(
      vi: "\(setting.rawValue): \"\(text)\" không được dùng; được dùng: \(allowed.vi)",
      en: "\(setting.rawValue): \"\(text)\" is not allowed; allowed: \(allowed.en)")
  }
}
