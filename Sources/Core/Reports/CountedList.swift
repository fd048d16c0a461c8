import Diagnostics

/// A list that the system keeps and that can be counted for a report: what `sổ …` names where a form says from where a field is filled in.
public enum CountedList: String, CaseIterable, Sendable {
  /// Quick notes of the bearer in the period, under the regulation of the report.
  case notes
  /// The occasions that were noted, and the people who took part.
  case notedOccasions, notedPeople
  /// What happened at the bearer in the period.
  case occurrences
  /// Meetings and conferences of the bearer that fell due in the period and were held.
  case meetings
  /// Reports of the bearer that fell due in the period and were sent.
  case reportsSent
  /// Reports to the bearer that fell due in the period and came.
  case reportsReceived
  /// Bodies directly below the bearer at the end of the period.
  case bodiesBelow

  /// What it is called in a form.
  public var words: Words {
    switch self {
    case .notes: Words(vi: "ghi nhanh", en: "quick notes")
    case .notedOccasions: Words(vi: "số cuộc ghi nhanh", en: "noted occasions")
    case .notedPeople: Words(vi: "lượt người ghi nhanh", en: "noted people")
    case .occurrences: Words(vi: "việc phát sinh", en: "occurrences")
    case .meetings: Words(vi: "họp, hội nghị", en: "meetings")
    case .reportsSent: Words(vi: "báo cáo đã gửi", en: "reports sent")
    case .reportsReceived: Words(vi: "báo cáo đã nhận", en: "reports received")
    case .bodiesBelow: Words(vi: "cơ quan trực thuộc", en: "bodies below")
    }
  }

  /// The list of a name, in either language and with or without marks; nil for a list that the system does not keep.
  public init?(named name: String) {
    let key = VietnameseText.plainKey(name)
    guard
      let found = Self.allCases.first(where: {
        [$0.words.vi, $0.words.en].contains { VietnameseText.plainKey($0) == key }
      })
    else { return nil }
    self = found
  }
}
