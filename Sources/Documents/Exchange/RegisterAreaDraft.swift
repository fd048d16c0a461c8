import Organisations

/// An area while its file is read.
struct RegisterAreaDraft: Sendable {
  let id: AreaID
  let level: Level
  let cell: CSVCell
  var exists: [RegisterEntry<Void>] = []
  var names: [Dated<String>] = []
  var codes: [RegisterEntry<String>] = []
  var parents: [RegisterEntry<AreaID>] = []

  /// The area.
  var area: Area {
    Area(
      id: id, codes: codes.map(\.dated), names: names, level: level, parents: parents.map(\.dated),
      exists: exists.map(\.validity))
  }
}
