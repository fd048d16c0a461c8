import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Reports

extension Entry {
  /// What the entry does to the tables: append, rebuild and verify all ask here. Nothing else decides.
  public var rows: [RowChange] {
    let number = RowValue.integer(head.sequence)
    switch body {
    case .storeCreated, .denied, .restored: return []
    case .settingChanged(let value): return [.put(.setting, [.text(head.subject ?? ""), .text(value), number])]
    case .personAdded: return [.add(.person, [number, .text(head.subject ?? ""), .null])]
    case .personEnded(let person): return [.end(.person, entry: person, [number])]
    case .tokenIssued(let hash, let until, let scope):
      let row = RowChange.add(.token, [number, .text(head.subject ?? ""), .text(hash), day(until), .null])
      guard let scope else { return [row] }
      return [
        row,
        .add(
          .tokenScope,
          [number, .text(scope.use.rawValue), RowValue(scope.role), RowValue(scope.organisation?.text)]),
      ]
    case .tokenRevoked(let token): return [.end(.token, entry: token, [number])]
    case .credentialSet(let credential):
      return [
        .add(
          .credential,
          [
            number, .text(head.subject ?? ""), .text(credential.kind.rawValue), RowValue(credential.hash),
            day(credential.until), .null,
          ])
      ]
    case .credentialEnded(let credential): return [.end(.credential, entry: credential, [number])]
    case .contactSet(_, let language):
      return [.add(.contact, [number, .text(head.subject ?? ""), .text(language.rawValue), .null])]
    case .contactEnded(let contact): return [.end(.contact, entry: contact, [number])]
    case .granted(let grant):
      return [
        .add(
          .roleGrant,
          [
            number, .text(grant.person), .text(grant.role), RowValue(grant.organisation?.text),
            RowValue(grant.regulation), .integer(grant.reachesBelow ? 1 : 0), day(grant.from), day(grant.to), .null,
            .null,
          ])
      ]
    case .grantEnded(let grant, let last): return [.end(.roleGrant, entry: grant, [number, day(last)])]
    case .registerLineAdded(let line):
      let cells = CanonicalValue.object(line.cells.mapValues { .text($0) })
      return [
        .add(
          .registerLine,
          [
            number, RowValue(line.layer), .text(line.file), .text(String(decoding: cells.bytes, as: UTF8.self)),
            RowValue(line.part), .null,
          ])
      ]
    case .registerLineEnded(let line): return [.end(.registerLine, entry: line, [number])]
    case .reorganised(let plan, let lines): return [.add(.reorganisation, [number, .text(plan), RowValue(lines)])]
    case .calendarDecided(let text): return [.add(.calendar, [number, .text(head.subject ?? ""), .text(text)])]
    case .textActivated(let text):
      return [
        .add(
          .ruleText,
          [
            number, .text(text.path), .text(text.kind.rawValue), .text(text.version), .text(text.text),
            .text(text.hash), RowValue(text.amends), .null,
          ])
      ]
    case .textWithdrawn(let text): return [.end(.ruleText, entry: text, [number])]
    case .policySet(let policy):
      return [
        .add(.policy, [number, .text(policy.regulation), .text(policy.clause), .text(policy.text), .null])
      ]
    case .policyEnded(let policy): return [.end(.policy, entry: policy, [number])]
    case .event(let recorded): return rows(of: recorded)
    case .noted(let note): return rows(of: note)
    case .noteWithdrawn(let note): return [.end(.note, entry: note, [number])]
    case .erased(let entry, let field): return [.add(.erasure, [number, .integer(entry), .text(field)])]
    }
  }

  private func day(_ day: CivilDate?) -> RowValue { RowValue(day.map { Int($0.dayNumber) }) }

  private func rows(of recorded: RecordedEvent) -> [RowChange] {
    let event = recorded.event
    let number = RowValue.integer(head.sequence)
    var changes: [RowChange] = [
      .add(
        .event,
        [
          number, .text(event.kind.rawValue), RowValue(event.obligations.isEmpty ? nil : head.subject),
          RowValue(event.id.isEmpty || event.id == RecordedEvent.defaultID(head.sequence) ? nil : event.id),
          day(event.happened), .integer(head.recorded.seconds), RowValue(head.organisation?.text), .text(head.author),
          RowValue(EventDetails.text(of: recorded, reason: head.reason)),
        ])
    ]
    if event.obligations.count > 1 {
      // An obligation named twice is named once.
      var seen = Set(event.obligations.prefix(1))
      for obligation in event.obligations.dropFirst() where seen.insert(obligation).inserted {
        changes.append(.add(.eventAlso, [number, .text(obligation.description)]))
      }
    }
    changes += rows(of: recorded.attachments)
    if let report = recorded.report {
      changes.append(.add(.report, [number, .text(report.form)]))
      for figure in report.figures.sorted() {
        changes.append(
          .add(
            .figure,
            [
              number, .text(figure.field), .text(figure.column.rawValue), .integer(figure.amount.thousandths),
            ]))
      }
    }
    return changes
  }

  private func rows(of note: Note) -> [RowChange] {
    let number = RowValue.integer(head.sequence)
    let row = RowChange.add(
      .note,
      [
        number, .text(note.body.text), day(note.day), RowValue(note.sessions), RowValue(note.people),
        .text(head.author), .null,
      ])
    let clauses = note.clauses.map { clause in
      RowChange.add(.noteClause, [number, .text(clause), .text(String(clause.prefix { $0 != "/" }))])
    }
    return [row] + clauses + rows(of: note.attachments)
  }

  private func rows(of attachments: [RecordedEvent.Attachment]) -> [RowChange] {
    attachments.enumerated().map { place, attachment in
      .add(
        .attachment,
        [.integer(head.sequence), RowValue(place), .text(attachment.seal), RowValue(attachment.size)])
    }
  }
}

/// What most events do not have, as one text of a row.
public enum EventDetails {
  /// The details of an event; nil where it has none.
  static func text(of recorded: RecordedEvent, reason: String?) -> String? {
    var writer = PayloadWriter()
    recorded.write(to: &writer)
    var open = writer.payload.open
    // These have a column or a table of their own.
    for column in ["id", "attachments"] + FilledReport.keys { open[column] = nil }
    if let reason { open["ground"] = .text(reason) }
    return open.isEmpty ? nil : String(decoding: CanonicalValue.object(open).bytes, as: UTF8.self)
  }
}
