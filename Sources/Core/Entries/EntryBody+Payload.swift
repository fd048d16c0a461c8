import CivilTime
import Diagnostics
import Obligations
import Organisations

extension EntryBody {
  /// The payload that the ledger keeps.
  public var payload: Payload {
    var writer = PayloadWriter()
    switch self {
    case .storeCreated(let key): writer.put("key", key)
    case .settingChanged(let value): writer.put("value", value)
    case .personAdded(let name): writer.put("name", name)
    case .personEnded(let person): writer.put("person", person)
    case .tokenIssued(let hash, let until, let scope):
      writer.put("hash", hash)
      writer.put("until", until)
      writer.put("scope", scope?.use.rawValue)
      writer.put("role", scope?.role)
      writer.put("at", scope?.organisation)
    case .tokenRevoked(let token): writer.put("token", token)
    case .credentialSet(let credential):
      writer.put("is", credential.kind.rawValue)
      writer.put("hash", credential.hash)
      writer.put("kept", credential.kept)
      writer.put("until", credential.until)
    case .credentialEnded(let credential): writer.put("credential", credential)
    case .contactSet(let address, let language):
      writer.put("address", address)
      writer.put("language", language.rawValue)
    case .contactEnded(let contact): writer.put("contact", contact)
    case .granted(let grant):
      writer.put("person", grant.person)
      writer.put("role", grant.role)
      writer.put("at", grant.organisation)
      writer.put("regulation", grant.regulation)
      writer.put("below", grant.reachesBelow)
      writer.put("from", grant.from)
      writer.put("to", grant.to)
      writer.put("insteadOf", grant.insteadOf)
    case .grantEnded(let grant, let last):
      writer.put("grant", grant)
      writer.put("last", last)
    case .registerLineAdded(let line):
      writer.put("layer", line.layer)
      writer.put("file", line.file)
      writer.put("cells", CanonicalValue.object(line.cells.mapValues { .text($0) }))
      writer.put("part", line.part)
    case .registerLineEnded(let line): writer.put("line", line)
    case .reorganised(let plan, let lines):
      writer.put("plan", plan)
      writer.put("lines", lines)
    case .calendarDecided(let text): writer.put("text", text)
    case .textActivated(let text):
      writer.put("path", text.path)
      writer.put("is", text.kind.rawValue)
      writer.put("version", text.version)
      writer.put("text", text.text)
      writer.put("hash", text.hash)
      writer.put("language", text.language)
      writer.put("amends", text.amends)
      if !text.consents.isEmpty {
        writer.put(
          "consents",
          CanonicalValue.list(
            text.consents.map { .object(["by": .text($0.organisation.text), "document": $0.document.canonical]) }))
      }
    case .textWithdrawn(let text): writer.put("text", text)
    case .policySet(let policy):
      writer.put("regulation", policy.regulation)
      writer.put("clause", policy.clause)
      writer.put("text", policy.text)
    case .policyEnded(let policy): writer.put("policy", policy)
    case .event(let recorded): recorded.write(to: &writer)
    case .noted(let note): note.write(to: &writer)
    case .noteWithdrawn(let note): writer.put("note", note)
    case .erased(let entry, let field):
      writer.put("entry", entry)
      writer.put("field", field)
    case .denied(let power): writer.put("power", power)
    case .restored(let size, let root):
      writer.put("size", size)
      writer.put("root", root)
    }
    return writer.payload
  }

  /// Reads a payload of any format that was ever written.
  public init(_ payload: Payload, _ head: EntryHead) throws(PayloadError) {
    guard Self.isKnown(format: head.format, of: head.kind) else { throw PayloadError(field: "format") }
    if let kind = head.kind.event {
      self = .event(try RecordedEvent(payload, head, kind))
      return
    }
    switch head.kind {
    case .storeCreated: self = .storeCreated(key: try payload.text("key"))
    case .settingChanged: self = .settingChanged(value: try payload.text("value"))
    case .personAdded: self = .personAdded(name: payload.personal["name"] ?? .erased)
    case .personEnded: self = .personEnded(person: try payload.integer("person"))
    case .tokenIssued:
      self = .tokenIssued(
        hash: try payload.text("hash"), until: try payload.optional("until") { CivilDate(iso: $0) },
        scope: head.format == 1
          ? nil
          : TokenScope(
            try payload.need("scope") { TokenScope.Use(rawValue: $0) }, role: try payload.optionalText("role"),
            at: try payload.optional("at") { OrganisationID($0) }))
    case .tokenRevoked: self = .tokenRevoked(token: try payload.integer("token"))
    case .credentialSet:
      self = .credentialSet(
        Credential(
          try payload.need("is") { Credential.Kind(rawValue: $0) }, hash: try payload.optionalText("hash"),
          kept: payload.personal["kept"], until: try payload.optional("until") { CivilDate(iso: $0) }))
    case .credentialEnded: self = .credentialEnded(credential: try payload.integer("credential"))
    case .contactSet:
      self = .contactSet(
        address: payload.personal["address"] ?? .erased,
        language: try payload.need("language") { Language(rawValue: $0) })
    case .contactEnded: self = .contactEnded(contact: try payload.integer("contact"))
    case .granted:
      self = .granted(
        Granted(
          person: try payload.text("person"), role: try payload.text("role"),
          organisation: try payload.optional("at") { OrganisationID($0) },
          regulation: try payload.optionalText("regulation"), reachesBelow: try payload.truth("below"),
          from: try payload.need("from") { CivilDate(iso: $0) }, to: try payload.optional("to") { CivilDate(iso: $0) },
          insteadOf: head.format == 1 ? nil : try payload.text("insteadOf")))
    case .grantEnded:
      self = .grantEnded(grant: try payload.integer("grant"), last: try payload.need("last") { CivilDate(iso: $0) })
    case .registerLineAdded:
      guard case .object(let members) = payload.open["cells"] else { throw PayloadError(field: "cells") }
      let cells = members.compactMapValues(\.text)
      if cells.count != members.count { throw PayloadError(field: "cells") }
      self = .registerLineAdded(
        RegisterLine(
          layer: Int(try payload.integer("layer")), file: try payload.text("file"), cells: cells,
          part: try payload.optionalInteger("part")))
    case .registerLineEnded: self = .registerLineEnded(line: try payload.integer("line"))
    case .reorganised:
      self = .reorganised(plan: try payload.text("plan"), lines: Int(try payload.integer("lines")))
    case .calendarDecided: self = .calendarDecided(text: try payload.text("text"))
    case .textActivated:
      var consents: [Consent] = []
      for value in try payload.list("consents") {
        guard case .object(let members) = value, let by = members["by"]?.text.flatMap({ OrganisationID($0) }),
          let document = try Payload(open: members).document("document")
        else { throw PayloadError(field: "consents") }
        consents.append(Consent(organisation: by, document: document))
      }
      self = .textActivated(
        ActivatedText(
          path: try payload.text("path"), kind: try payload.need("is") { ActivatedText.Kind(rawValue: $0) },
          version: try payload.text("version"), text: try payload.text("text"), hash: try payload.text("hash"),
          language: Int(try payload.integer("language")), amends: try payload.optionalText("amends"),
          consents: consents))
    case .textWithdrawn: self = .textWithdrawn(text: try payload.integer("text"))
    case .policySet:
      self = .policySet(
        Policy(
          regulation: try payload.text("regulation"), clause: try payload.text("clause"),
          text: try payload.text("text")))
    case .policyEnded: self = .policyEnded(policy: try payload.integer("policy"))
    case .noted: self = .noted(try Note(payload, head))
    case .noteWithdrawn: self = .noteWithdrawn(note: try payload.integer("note"))
    case .erased: self = .erased(entry: try payload.integer("entry"), field: try payload.text("field"))
    case .denied: self = .denied(power: try payload.text("power"))
    case .restored: self = .restored(size: try payload.integer("size"), root: try payload.text("root"))
    default: throw PayloadError(field: "kind")
    }
  }
}
