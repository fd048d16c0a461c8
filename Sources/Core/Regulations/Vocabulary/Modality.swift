/// What a sentence does to its bearer.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  /// A duty: *phải*.
  case must
  /// A soft duty, whose omission needs a reason: *cần*.
  case should
  /// A power or a right: *được*.
  case may
  /// A prohibited act: *không được*.
  case mustNot
  /// A result to be avoided: *không để*.
  case mustPrevent

  /// True where something is owed that can be performed: a duty or a soft duty.
  public var owes: Bool { self == .must || self == .should }

  static let phrases: [(Modality, vi: [String], en: [String])] = [
    (.must, ["phải", "có trách nhiệm"], ["must"]),
    (.should, ["cần", "đề nghị", "chú trọng"], ["should"]),
    (.may, ["được", "có quyền"], ["may"]),
    (.mustNot, ["không được"], ["must not"]),
    (.mustPrevent, ["không để"], ["must prevent"]),
  ]
}
