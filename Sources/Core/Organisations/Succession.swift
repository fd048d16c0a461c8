import CivilTime

/// One step of a reorganisation: who takes over from whom, and since when.
///
/// Resolution 190/2025/QH15 lets what is open pass to the successor by itself; clocks and history go on.
public struct Succession: Hashable, Sendable {
  /// The predecessor.
  public let from: OrganisationID
  /// The successor; nil for a body that ended and was succeeded by nobody.
  public let to: OrganisationID?
  /// The first day of the new state.
  public let on: CivilDate
  /// What happened.
  public let kind: SuccessionKind
  /// How much went to the successor.
  public let extent: SuccessionExtent
  /// The decision that ordered it, in words; may be empty where it is not known.
  public let basis: String

  /// A step by which `to` follows `from` since the day `on`.
  public init(
    from: OrganisationID, to: OrganisationID?, on: CivilDate, kind: SuccessionKind, extent: SuccessionExtent,
    basis: String
  ) {
    self.from = from
    self.to = to
    self.on = on
    self.kind = kind
    self.extent = extent
    self.basis = basis
  }
}
