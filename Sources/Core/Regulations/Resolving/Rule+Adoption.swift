extension Rule {
  /// True where the sentence says itself that its bearers make an instrument of their own from the text.
  public var isMarkedAsAdoption: Bool {
    duty?.links.contains { if case .adopting = $0 { true } else { false } } ?? false
  }
}

extension Act {
  /// True for the acts whose outcome is a document of the bearer's own that binds for a time.
  public var makesInstrument: Bool {
    switch self {
    case .drawUpProgramme, .drawUpPlan, .putIntoDocument, .issue, .sign: true
    default: false
    }
  }
}
