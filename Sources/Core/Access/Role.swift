import Diagnostics

/// What a person does in an office. The list is closed; files and entries have the raw value.
public enum Role: String, CaseIterable, Sendable {
  /// Drafts and reports.
  case specialist
  /// Numbers, sends, receives, and records for those who send paper.
  case registryClerk
  /// Puts the initials under a draft before it is signed.
  case initialler
  /// Signs, decides and releases.
  case leader
  /// Keeps one regulation going.
  case coordinator
  /// Receives citizens.
  case receptionist
  /// Appraises drafts.
  case appraiser
  /// Keeps the minutes and the papers of a body's sessions.
  case secretary
  /// Keeps the program: people, roles, settings, the register, backups. Sees no obligation.
  case administrator
  /// Reads the ledger and nothing else.
  case auditor

  /// The word of the office.
  public var words: Words {
    switch self {
    case .specialist: Words(vi: "chuyên viên", en: "specialist")
    case .registryClerk: Words(vi: "văn thư", en: "registry clerk")
    case .initialler: Words(vi: "người ký nháy", en: "initialler")
    case .leader: Words(vi: "lãnh đạo", en: "leader")
    case .coordinator: Words(vi: "đầu mối phối hợp", en: "coordinator")
    case .receptionist: Words(vi: "người tiếp công dân", en: "receptionist")
    case .appraiser: Words(vi: "người thẩm định", en: "appraiser")
    case .secretary: Words(vi: "thư ký", en: "secretary")
    case .administrator: Words(vi: "quản trị viên", en: "administrator")
    case .auditor: Words(vi: "người kiểm tra nhật ký", en: "auditor")
    }
  }

  /// The role of a raw value or of an office word in either language, in any spelling of tones and case; nil when there is none.
  public init?(named name: String) {
    let key = VietnameseText.key(name)
    guard
      let role = Role.allCases.first(where: {
        $0.rawValue == name || VietnameseText.key($0.words.vi) == key || $0.words.en == key
      })
    else { return nil }
    self = role
  }
}
