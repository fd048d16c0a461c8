import CivilTime
import Diagnostics
import Organisations

extension RegisterReading {
  mutating func readOrganisations() {
    while let row = tables[.organisations]?.next() {
      let id = tables[.organisations]?.identity(row, "id")
      let validity = tables[.organisations]?.validity(row)
      guard let id else { continue }
      let index: Int
      if let known = draftIndex[id] {
        index = known
      } else {
        index = drafts.count
        draftIndex[id] = index
        drafts.append(RegisterDraft(id: id, cell: row.cell("id"), note: row.text("note")))
      }
      if let validity {
        drafts[index].exists.append(RegisterEntry(value: (), validity: validity, cell: row.cell("id")))
      }
    }
  }

  mutating func readNames() {
    while let row = tables[.names]?.next() {
      guard let (index, validity) = subject(row, in: .names), let text = tables[.names]?.required(row, "name")
      else { continue }
      drafts[index].names.append(RegisterEntry(value: text, validity: validity, cell: row.cell("name")))
      let short = row.text("short")
      if !short.isEmpty { drafts[index].shortNames.append(Dated(short, validity)) }
    }
  }

  mutating func readKinds() {
    while let row = tables[.kinds]?.next() {
      guard let (index, validity) = subject(row, in: .kinds), let kind = tables[.kinds]?.required(row, "kind")
      else { continue }
      drafts[index].kinds.append(RegisterEntry(value: kind, validity: validity, cell: row.cell("kind")))
      if !row.text("level").isEmpty, let level = level(row, in: .kinds) {
        drafts[index].levels.append(RegisterEntry(value: level, validity: validity, cell: row.cell("level")))
      }
    }
  }

  mutating func readPlaces() {
    while let row = tables[.places]?.next() {
      let area = tables[.places]?.areaIdentity(row, "area")
      guard let (index, validity) = subject(row, in: .places), let area,
        isKnown(area, at: row.cell("area"), in: .places)
      else { continue }
      drafts[index].places.append(RegisterEntry(value: area, validity: validity, cell: row.cell("area")))
    }
  }

  mutating func readCodes() {
    while let row = tables[.codes]?.next() {
      let scheme = tables[.codes]?.required(row, "scheme")
      let code = tables[.codes]?.required(row, "code")
      guard let (index, validity) = subject(row, in: .codes), let scheme, let code else { continue }
      drafts[index].codes.append(
        RegisterEntry(value: Code(scheme: scheme, value: code), validity: validity, cell: row.cell("code")))
    }
  }

  mutating func readParents() {
    while let row = tables[.parents]?.next() {
      let tree = tree(row)
      let parent = other(row, "parent", in: .parents)
      guard let (index, validity) = subject(row, in: .parents), let tree, let parent else { continue }
      drafts[index].parents.append(
        RegisterEntry(value: Parent(tree, parent), validity: validity, cell: row.cell("parent")))
    }
  }

  mutating func readReceiving() {
    while let row = tables[.receiving]?.next() {
      let office = other(row, "office", in: .receiving)
      guard let (index, validity) = subject(row, in: .receiving), let office else { continue }
      if office == drafts[index].id {
        tables[.receiving]?.report(
          "receives-itself", at: row.cell("office"),
          Words(
            vi: "\"\(office)\" tự tiếp nhận thì không cần ghi ở đây",
            en: "\"\(office)\" receives for itself without being listed here"))
        continue
      }
      drafts[index].receivers.append(RegisterEntry(value: office, validity: validity, cell: row.cell("office")))
    }
  }

  /// The organisation a record is about and its days.
  private mutating func subject(_ row: RecordRow, in file: RegisterFile) -> (Int, Validity)? {
    let id = tables[file]?.identity(row, "id")
    let validity = tables[file]?.validity(row)
    guard let id, let index = known(id, at: row.cell("id"), in: file), let validity else { return nil }
    return (index, validity)
  }

  /// Another organisation that a record names.
  mutating func other(_ row: RecordRow, _ column: String, in file: RegisterFile) -> OrganisationID? {
    guard let id = tables[file]?.identity(row, column) else { return nil }
    return isSettled(id) || known(id, at: row.cell(column), in: file) != nil ? id : nil
  }

  private mutating func tree(_ row: RecordRow) -> Tree? {
    guard let text = tables[.parents]?.required(row, "tree") else { return nil }
    if let tree = Tree(named: text) { return tree }
    let known = Tree.allCases.map(\.rawValue)
    let nearest = nearest(to: text, among: known)
    tables[.parents]?.report(
      "unknown-tree", at: row.cell("tree"),
      Words(
        vi: "không có cây tổ chức \"\(RecordTable.shown(text))\"; các cây: \(known.joined(separator: ", "))",
        en: "there is no tree \"\(RecordTable.shown(text))\"; the trees are: \(known.joined(separator: ", "))"),
      nearest: nearest)
    return nil
  }

  /// Each organisation has a name, a kind and a level, and no two of what it may have once on a day.
  mutating func checkOrganisations() {
    for draft in drafts {
      let id = draft.id
      if draft.names.isEmpty, tables[.names]?.isReadable ?? false {
        tables[.organisations]?.report(
          "nameless-organisation", at: draft.cell,
          Words(
            vi: "\"\(id)\" không có tên nào trong names.csv", en: "\"\(id)\" has no name in names.csv"))
      }
      if tables[.kinds]?.isReadable ?? false {
        if draft.kinds.isEmpty {
          tables[.organisations]?.report(
            "kindless-organisation", at: draft.cell,
            Words(
              vi: "\"\(id)\" không có loại nào trong kinds.csv", en: "\"\(id)\" has no kind in kinds.csv"))
        } else if draft.levels.isEmpty {
          tables[.kinds]?.report(
            "missing-level", at: draft.kinds[0].cell,
            Words(
              vi: "\"\(id)\" không có cấp; ít nhất một dòng của nó trong kinds.csv phải ghi cấp",
              en: "\"\(id)\" has no level; at least one of its lines in kinds.csv must give it"))
        }
      }
      checkOverlaps(draft.exists, in: .organisations, code: "doubled-organisation", by: { _ in "" }) { earlier, _ in
        Words(
          vi: "mã \"\(id)\" đã có ở dòng \(earlier.cell.start.line)",
          en: "the identity \"\(id)\" is already on line \(earlier.cell.start.line)")
      }
      checkOverlaps(draft.names, in: .names, code: "overlapping-names", by: { _ in "" }) { earlier, later in
        Words(
          vi: "\"\(id)\" có hai tên trong cùng một ngày: \"\(earlier.value)\" (dòng \(earlier.cell.start.line)) "
            + "và \"\(later.value)\"",
          en: "\"\(id)\" has two names on one day: \"\(earlier.value)\" (line \(earlier.cell.start.line)) "
            + "and \"\(later.value)\"")
      }
      checkOverlaps(draft.kinds, in: .kinds, code: "doubled-kind", by: VietnameseText.key) { earlier, later in
        Words(
          vi: "\"\(id)\" đã là \"\(later.value)\" ở dòng \(earlier.cell.start.line) trong cùng thời gian",
          en: "\"\(id)\" is already \"\(later.value)\" on line \(earlier.cell.start.line) for the same days")
      }
      checkOverlaps(draft.places, in: .places, code: "overlapping-places", by: { _ in "" }) { earlier, later in
        Words(
          vi: "\"\(id)\" ở hai địa bàn trong cùng một ngày: \"\(earlier.value)\" (dòng \(earlier.cell.start.line)) "
            + "và \"\(later.value)\"",
          en: "\"\(id)\" has two places on one day: \"\(earlier.value)\" (line \(earlier.cell.start.line)) "
            + "and \"\(later.value)\"")
      }
      checkOverlaps(draft.codes, in: .codes, code: "overlapping-codes", by: \.scheme) { earlier, later in
        Words(
          vi: "\"\(id)\" có hai mã \"\(later.value.scheme)\" trong cùng một ngày: \"\(earlier.value.value)\" "
            + "(dòng \(earlier.cell.start.line)) và \"\(later.value.value)\"",
          en: "\"\(id)\" has two codes of \"\(later.value.scheme)\" on one day: \"\(earlier.value.value)\" "
            + "(line \(earlier.cell.start.line)) and \"\(later.value.value)\"")
      }
      checkOverlaps(draft.parents, in: .parents, code: "two-parents", by: \.tree.rawValue) { earlier, later in
        Words(
          vi: "trong cây \(later.value.tree.rawValue), \"\(id)\" đã thuộc \"\(earlier.value.organisation)\" "
            + "ở dòng \(earlier.cell.start.line) trong cùng thời gian",
          en: "in the tree \(later.value.tree.rawValue) \"\(id)\" already stands under "
            + "\"\(earlier.value.organisation)\" on line \(earlier.cell.start.line) for the same days")
      }
      checkOverlaps(draft.receivers, in: .receiving, code: "doubled-receiver", by: \.text) { earlier, later in
        Words(
          vi: "\"\(later.value)\" đã tiếp nhận cho \"\(id)\" ở dòng \(earlier.cell.start.line) trong cùng thời gian",
          en: "\"\(later.value)\" already receives for \"\(id)\" on line \(earlier.cell.start.line) for the same days")
      }
      checkLevels(draft)
    }
  }

  /// No two levels on one day. Cost: one pass over the entries, sorted.
  private mutating func checkLevels(_ draft: RegisterDraft) {
    guard Set(draft.levels.map(\.value)).count > 1 else { return }
    var latest: [Level: RegisterEntry<Level>] = [:]
    for entry in draft.levels.sorted(by: { $0.validity.lower < $1.validity.lower }) {
      for level in Level.allCases where level != entry.value {
        guard let other = latest[level], other.validity.overlaps(entry.validity) else { continue }
        let (earlier, later) = other.cell.start < entry.cell.start ? (other, entry) : (entry, other)
        tables[.kinds]?.report(
          "two-levels", at: later.cell,
          Words(
            vi: "\"\(draft.id)\" có hai cấp trong cùng một ngày: \(earlier.value.vietnamese) "
              + "(dòng \(earlier.cell.start.line)) và \(later.value.vietnamese)",
            en: "\"\(draft.id)\" has two levels on one day: \(earlier.value) (line \(earlier.cell.start.line)) "
              + "and \(later.value)"))
      }
      if latest[entry.value].map({ $0.validity.upper < entry.validity.upper }) ?? true {
        latest[entry.value] = entry
      }
    }
  }
}
