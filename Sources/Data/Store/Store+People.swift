import Access
import CivilTime
import Database
import Entries
import Ledger
import Organisations
import Settings

/// Who is known to the store, and what each may do.
extension Store {
  /// Somebody who is known to the store.
  public struct PersonRow: Sendable {
    /// The ledger number of what added him.
    public let entry: Int64
    /// His id.
    public let id: PersonID
    /// His name; nil where it was erased.
    public let name: String?
  }

  /// The people who are known now, in the order in which they were added.
  @available(*, noasync)
  public func people() throws -> [PersonRow] {
    try database.read { connection in
      try connection.all(
        """
        SELECT person.entry, person.id, personal.value FROM person
        LEFT JOIN personal ON personal.entry = person.entry AND personal.field = 'name'
        WHERE person.ended IS NULL ORDER BY person.entry
        """
      ) { row in
        guard let id = PersonID(row.text(1)) else {
          throw StoreError.unreadable(table: "person", entry: row.integer(0))
        }
        return PersonRow(entry: row.integer(0), id: id, name: row.optionalText(2))
      }
    }
  }

  /// Somebody who is known now; nil for nobody, and where what he came in by is good no more.
  @available(*, noasync)
  public func person(_ id: PersonID, cameBy credential: Int64? = nil) throws -> PersonRow? {
    try database.read { connection in
      let isGood: SQL =
        credential.map { "AND EXISTS (SELECT 1 FROM credential WHERE entry = \($0) AND ended IS NULL)" } ?? ""
      return try connection.first(
        """
        SELECT person.entry, personal.value FROM person
        LEFT JOIN personal ON personal.entry = person.entry AND personal.field = 'name'
        WHERE person.id = \(id.text) AND person.ended IS NULL \(isGood)
        """
      ) { PersonRow(entry: $0.integer(0), id: id, name: $0.optionalText(1)) }
    }
  }

  /// Every id that was ever somebody's.
  @available(*, noasync)
  public func allPersonIDs() throws -> Set<PersonID> {
    try database.read { connection in
      Set(try connection.all("SELECT id FROM person") { PersonID($0.text(0)) }.compactMap(\.self))
    }
  }

  /// The grants of a person, or of everybody, that were given up to a ledger number, with the last days they then had. Their ids are their
  /// ledger numbers.
  @available(*, noasync)
  public func grants(of person: PersonID? = nil, known: Int64 = .max) throws -> [Grant] {
    try database.read { connection in
      let whose: SQL = person.map { "AND person = \($0.text)" } ?? ""
      return try connection.all(
        """
        SELECT entry, person, role, organisation, regulation, below, first, last, ended, ended_last FROM role_grant
        WHERE entry <= \(known) \(whose) ORDER BY entry
        """
      ) { row -> Grant? in
        let isEnded = row.optionalInteger(8).map { $0 <= known } ?? false
        let last = isEnded ? row.optionalInteger(9) : row.optionalInteger(7)
        func day(_ number: Int64) -> CivilDate { CivilDate(dayNumber: Int32(truncatingIfNeeded: number)) }
        guard let person = PersonID(row.text(1)), let role = Role(rawValue: row.text(2)),
          let organisation = row.optionalText(3).flatMap({ OrganisationID($0) }),
          let id = GrantID(String(row.integer(0)))
        else { throw StoreError.unreadable(table: "role_grant", entry: row.integer(0)) }
        // One that was ended before its first day never held.
        return try? Grant(
          id: id, person: person, role: role, organisation: organisation, regulation: row.optionalText(4),
          reachesBelow: row.integer(5) == 1, first: day(row.integer(6)), last: last.map(day))
      }.compactMap(\.self)
    }
  }

  /// The ledger numbers of the grants of a person that were given no other last day since: each can be given one once.
  @available(*, noasync)
  public func grantsNotEnded(of person: PersonID) throws -> Set<Int64> {
    try database.read { connection in
      Set(
        try connection.all("SELECT entry FROM role_grant WHERE person = \(person.text) AND ended IS NULL") {
          $0.integer(0)
        })
    }
  }

  /// Whose token has a hash on a day; nil for nobody's, one that has run out, that of somebody who left, and one that is good for something
  /// only.
  @available(*, noasync)
  public func person(withToken hash: String, on day: CivilDate) throws -> PersonID? {
    try database.read { connection in
      try connection.first(
        """
        SELECT token.person FROM token JOIN person ON person.id = token.person
        WHERE token.hash = \(hash) AND token.ended IS NULL AND person.ended IS NULL
        AND (token.until IS NULL OR token.until >= \(day.dayNumber))
        AND NOT EXISTS (SELECT 1 FROM token_scope WHERE token_scope.entry = token.entry)
        """
      ) { PersonID($0.text(0)) } ?? nil
    }
  }

  /// A token that is good on a day.
  public struct TokenRow: Sendable {
    /// The ledger number of what gave it out.
    public let entry: Int64
    /// Whose it is.
    public let person: PersonID
    /// Its last day; nil where it has none.
    public let until: CivilDate?
    /// For what alone it is good; nil for everything.
    public let scope: EntryBody.TokenScope?
  }

  /// The token of a hash, whatever it is good for; nil where it is nobody's, has run out, or is that of somebody who left.
  @available(*, noasync)
  public func token(withHash hash: String, on day: CivilDate) throws -> TokenRow? {
    try database.read { connection in
      try connection.first(
        """
        SELECT token.entry, token.person, token.until, token_scope.scope, token_scope.role, token_scope.organisation
        FROM token JOIN person ON person.id = token.person LEFT JOIN token_scope ON token_scope.entry = token.entry
        WHERE token.hash = \(hash) AND token.ended IS NULL AND person.ended IS NULL
        AND (token.until IS NULL OR token.until >= \(day.dayNumber))
        """
      ) { row -> TokenRow? in
        let use = row.optionalText(3)
        // What cannot be read is good for nothing.
        guard let person = PersonID(row.text(1)), use == nil || use.flatMap(EntryBody.TokenScope.Use.init) != nil else {
          return nil
        }
        return TokenRow(
          entry: row.integer(0), person: person,
          until: row.optionalInteger(2).map { CivilDate(dayNumber: Int32(truncatingIfNeeded: $0)) },
          scope: use.flatMap(EntryBody.TokenScope.Use.init).map {
            EntryBody.TokenScope(
              $0, role: row.optionalText(4), at: row.optionalText(5).flatMap { OrganisationID($0) })
          })
      } ?? nil
    }
  }

  /// The ledger numbers of the tokens of a person that are good for one thing alone and have not ended.
  @available(*, noasync)
  public func tokens(of person: PersonID, for use: EntryBody.TokenScope.Use) throws -> [Int64] {
    try database.read { connection in
      try connection.all(
        """
        SELECT token.entry FROM token JOIN token_scope ON token_scope.entry = token.entry
        WHERE token.person = \(person.text) AND token.ended IS NULL AND token_scope.scope = \(use.rawValue) ORDER BY token.entry
        """
      ) { $0.integer(0) }
    }
  }

  /// The tokens of a person that are good still, by ledger number, with their last day.
  @available(*, noasync)
  public func tokens(of person: PersonID) throws -> [(entry: Int64, until: CivilDate?)] {
    try database.read { connection in
      try connection.all(
        "SELECT entry, until FROM token WHERE person = \(person.text) AND ended IS NULL ORDER BY entry"
      ) { ($0.integer(0), $0.optionalInteger(1).map { CivilDate(dayNumber: Int32(truncatingIfNeeded: $0)) }) }
    }
  }

  /// Who keeps the store: the organisation that was set, else that of the first role of an administrator; nil where there was none yet.
  @available(*, noasync)
  public func keeper() throws -> OrganisationID? {
    if let named = try ledger.settings().keeper { return named }
    return try database.read { connection in
      try connection.first(
        "SELECT organisation FROM role_grant WHERE role = \(Role.administrator.rawValue) ORDER BY entry LIMIT 1"
      ) { $0.optionalText(0).flatMap { OrganisationID($0) } } ?? nil
    }
  }
}
