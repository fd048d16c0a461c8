import Diagnostics
import Organisations

/// An organisation while its files are read.
struct RegisterDraft: Sendable {
  let id: OrganisationID
  let cell: CSVCell
  var note: String
  var exists: [RegisterEntry<Void>] = []
  var names: [RegisterEntry<String>] = []
  var shortNames: [Dated<String>] = []
  var kinds: [RegisterEntry<String>] = []
  var levels: [RegisterEntry<Level>] = []
  var places: [RegisterEntry<AreaID>] = []
  var codes: [RegisterEntry<Code>] = []
  var parents: [RegisterEntry<Parent>] = []
  var receivers: [RegisterEntry<OrganisationID>] = []

  /// The organisation.
  var organisation: Organisation {
    var seen: Set<Dated<Level>> = []
    return Organisation(
      id: id, names: names.map(\.dated), shortNames: shortNames, kinds: kinds.map(\.dated),
      levels: levels.map(\.dated).filter { seen.insert($0).inserted }, places: places.map(\.dated),
      codes: codes.map(\.dated), parents: parents.map(\.dated), receivers: receivers.map(\.dated),
      exists: exists.map(\.validity), note: note)
  }
}
