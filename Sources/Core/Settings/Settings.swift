import Diagnostics
import Organisations

/// The settings of a store as they were at some ledger number. What was never set, what was taken back and what no program of this house
/// wrote has its default.
public struct Settings: Hashable, Sendable {
  private var values: [Setting: String] = [:]

  /// The defaults.
  public init() {}

  /// Takes what an entry set, by its name; an empty value takes a setting back to its default.
  public mutating func set(_ name: String, _ value: String) {
    guard let setting = Setting(rawValue: name) else { return }
    values[setting] = try? setting.value(value)
  }

  /// The value of a setting; nil where neither one is set nor there is a default.
  public subscript(setting: Setting) -> String? { values[setting] ?? setting.standard }

  /// True where a value is set.
  public func isSet(_ setting: Setting) -> Bool { values[setting] != nil }

  private func number(_ setting: Setting) -> Int64 { self[setting].flatMap { Int64($0) } ?? 0 }

  /// How the store is called; nil for without a name.
  public var name: String? { self[.name] }
  /// Who keeps the store, where somebody said so.
  public var keeper: OrganisationID? { self[.keeper].flatMap { OrganisationID($0) } }
  /// The language of answers to who named none.
  public var language: Language { self[.language].flatMap { Language(rawValue: $0) } ?? .vi }
  /// When checkpoints are due.
  public var checkpoints: CheckpointRhythm {
    CheckpointRhythm(entries: number(.checkpointEntries), seconds: number(.checkpointSeconds))
  }
  /// The largest file that is taken, in bytes.
  public var largestAttachment: Int { Int(number(.attachmentSize)) << 20 }
  /// For how many days a token is good that was given no last day, the day on which it is given included; nil for without end.
  public var tokenDays: Int32? { number(.tokenDays) == 0 ? nil : Int32(clamping: number(.tokenDays)) }
  /// With less room than this the disk is scarce, in bytes.
  public var scarceSpace: Int64 { number(.freeSpace) << 20 }
  /// What is mailed on the morning of a working day.
  public var morningMail: MorningMail { self[.morningMail].flatMap { MorningMail(rawValue: $0) } ?? .work }
  /// When, in minutes since midnight in Viet Nam.
  public var morningTime: Int { self[.morningTime].flatMap { Setting.minutes($0) } ?? 0 }
  /// How many days before a due day, and after it, somebody is reminded.
  public var reminderDays: ReminderDays { self[.reminderDays].flatMap { ReminderDays($0) } ?? .standard }
  /// From how many days on a last backup is too old.
  public var backupDays: Int64 { number(.backupDays) }
}

/// When a checkpoint is due.
public struct CheckpointRhythm: Hashable, Sendable {
  /// At the latest after so many entries.
  public let entries: Int64
  /// And with the first entry that is so many seconds younger than the last checkpoint.
  public let seconds: Int64

  init(entries: Int64, seconds: Int64) {
    self.entries = entries
    self.seconds = seconds
  }

  /// What every ledger keeps to, whatever is set: the bounds of Docs/ledger.md.
  public static let standard = CheckpointRhythm(entries: 10_000, seconds: 60)
}
