import CivilTime
import Entries
import Obligations
import Organisations
import Testing

/// Entries as they were written in the second format, which some kinds have. What stands here stays as it is.
@Suite struct Format2Tests {
  private static let head =
    #"{"author":"owner","format":2,"kind":"tokenIssued","payload":"#
  private static let tail = #","recorded":1710921600,"sequence":5,"subject":"lan"}"#

  @Test(arguments: [
    (#"{"hash":"ab","scope":"read"}"#, EntryBody.TokenScope(.read)),
    (#"{"hash":"ab","scope":"calendar"}"#, EntryBody.TokenScope(.calendar)),
    (
      #"{"at":"org-0005","hash":"ab","role":"leader","scope":"write"}"#,
      EntryBody.TokenScope(.write, role: "leader", at: OrganisationID("org-0005"))
    ),
  ]) func `a token that is good for something only says so in the second format`(
    payload: String, scope: EntryBody.TokenScope
  ) throws {
    let body = EntryBody.tokenIssued(hash: "ab", until: nil, scope: scope)
    #expect(body.format == 2)
    let head = EntryDraft(body, by: .owner, subject: "lan").head(sequence: 5, recorded: Instant(seconds: 1_710_921_600))
    #expect(head.format == 2)
    let value = try #require(CanonicalValue(canonical: payload.utf8))
    guard case .object(let members) = value else { return }
    #expect(body.payload.open == members)
    #expect(try EntryBody(Payload(open: members), head) == body)
    var leaf: [UInt8] = []
    head.appendLeaf(payload: Array(payload.utf8), to: &leaf)
    #expect(String(decoding: leaf, as: UTF8.self) == Self.head + payload + Self.tail)
    let rows = Entry(head: head, body: body).rows
    #expect(
      rows == [
        .add(.token, [.integer(5), .text("lan"), .text("ab"), .null, .null]),
        .add(
          .tokenScope,
          [
            .integer(5), .text(scope.use.rawValue), scope.role.map { .text($0) } ?? .null,
            scope.organisation.map { .text($0.text) } ?? .null,
          ]),
      ])
  }

  /// 20/3/2024 is day 19802 since 1970, and 30/4/2024 day 19843.
  @Test func `who stands in for somebody says so in the second format, with the decision as its reason`() throws {
    let granted = EntryBody.Granted(
      person: "minh", role: "specialist", organisation: OrganisationID("org-0005"), regulation: nil, reachesBelow: true,
      from: CivilDate(dayNumber: 19802), to: CivilDate(dayNumber: 19843), insteadOf: "lan")
    let body = EntryBody.granted(granted)
    let payload =
      #"{"at":"org-0005","below":true,"from":"2024-03-20","insteadOf":"lan","person":"minh","role":"specialist","to":"2024-04-30"}"#
    let head = EntryDraft(body, by: .owner, subject: "minh", reason: "12-QĐ/BDV").head(
      sequence: 5, recorded: Instant(seconds: 1_710_921_600))
    let value = try #require(CanonicalValue(canonical: payload.utf8))
    guard case .object(let members) = value else { return }
    #expect(body.payload.open == members)
    #expect(try EntryBody(Payload(open: members), head) == body)
    var leaf: [UInt8] = []
    head.appendLeaf(payload: Array(payload.utf8), to: &leaf)
    #expect(
      String(decoding: leaf, as: UTF8.self)
        == #"{"author":"owner","format":2,"kind":"granted","payload":\#(payload),"reason":"12-QĐ/BDV","recorded":1710921600,"sequence":5,"subject":"minh"}"#
    )
    // For who asks what somebody may do it is a role like any other.
    #expect(
      Entry(head: head, body: body).rows == [
        .add(
          .roleGrant,
          [
            .integer(5), .text("minh"), .text("specialist"), .text("org-0005"), .null, .integer(1), .integer(19802),
            .integer(19843), .null, .null,
          ])
      ])
    let nobody = EntryBody.granted(
      EntryBody.Granted(
        person: "minh", role: "specialist", organisation: nil, regulation: nil, reachesBelow: true,
        from: CivilDate(dayNumber: 19802), to: nil))
    #expect(nobody.format == 1)
  }

  @Test func `a token for everything is written as before, and no other kind has a second format`() {
    #expect(EntryBody.tokenIssued(hash: "ab", until: nil).format == 1)
    let head = EntryHead(
      sequence: 6, recorded: Instant(seconds: 0), author: "owner", kind: .tokenRevoked, subject: "lan", format: 2)
    #expect(throws: PayloadError(field: "format")) {
      try EntryBody(Payload(open: ["token": .integer(5)]), head)
    }
    let without = EntryHead(
      sequence: 6, recorded: Instant(seconds: 0), author: "owner", kind: .tokenIssued, subject: "lan", format: 2)
    #expect(throws: PayloadError(field: "scope")) { try EntryBody(Payload(open: ["hash": .text("ab")]), without) }
  }
}
