/// The roles that may, and where their grants must stand.
struct Allowance {
  /// Where a grant must stand.
  enum Place {
    /// On a body that answers for the duty, on its receiving office, or above.
    case bearer
    /// On a body to which it is owed, on its receiving office, or above; where there is none, as `authority`.
    case recipient
    /// A leader at a body to which it is owed or above, the coordinator of the regulation anywhere; where it is owed to nobody, a leader above
    /// the bearer.
    case authority
    /// On any body that has to do with it; the coordinator of the regulation anywhere.
    case party
    /// On the body where it happened, on its receiving office, or above; the coordinator of the regulation anywhere.
    case occurrence
    /// On a body to which all that it starts is owed, on its receiving office, or above.
    case told
    /// On the body that did what is noted, on its receiving office, or above.
    case noted
    /// As `noted`, or on a body to which that body owes something under one of the regulations; the coordinator of one of them anywhere.
    case notedOrTold
    /// On the regulation.
    case regulation
    /// On the organisation of the grant or above.
    case grant
    /// On the organisation that keeps the store or above: what is done to all of it is not for who administers a part.
    case store
    /// Anywhere: what is given out is cut by the scope.
    case anywhere
  }

  let place: Place
  let roles: [Role]

  init(_ place: Place, _ roles: Role...) {
    self.place = place
    self.roles = roles
  }
}

extension Power {
  /// Who may: the table of Docs/access.md.
  var allowances: [Allowance] {
    switch self {
    case .submit: [Allowance(.bearer, .specialist, .registryClerk, .leader, .secretary)]
    case .recordFor, .receive:
      [Allowance(.recipient, .specialist, .registryClerk, .leader, .coordinator, .secretary)]
    case .return:
      [Allowance(.recipient, .specialist, .registryClerk, .leader, .coordinator, .appraiser, .secretary)]
    case .refuse: [Allowance(.recipient, .specialist, .leader, .coordinator, .appraiser)]
    case .accept: [Allowance(.authority, .leader, .coordinator), Allowance(.recipient, .appraiser)]
    case .waive, .excuse, .extend, .suspend, .resume, .ruleOut, .withdraw, .compensate, .markUnknown:
      [Allowance(.authority, .leader, .coordinator)]
    case .establish: [Allowance(.bearer, .specialist, .leader), Allowance(.authority, .leader, .coordinator)]
    case .transfer: [Allowance(.bearer, .leader), Allowance(.authority, .leader, .coordinator)]
    case .tell:
      [Allowance(.recipient, .specialist, .registryClerk, .leader, .secretary), Allowance(.authority, .coordinator)]
    case .seeObligations, .seeDocument:
      [
        Allowance(
          .party, .specialist, .registryClerk, .initialler, .leader, .coordinator, .receptionist, .appraiser, .secretary
        )
      ]
    case .recordOccurrence:
      [
        Allowance(.occurrence, .specialist, .registryClerk, .leader, .coordinator, .receptionist, .secretary),
        Allowance(.told, .specialist, .registryClerk, .leader, .secretary),
      ]
    case .reschedule: [Allowance(.occurrence, .specialist, .leader, .coordinator, .secretary)]
    case .callOff: [Allowance(.occurrence, .specialist, .leader, .coordinator, .receptionist, .secretary)]
    case .note: [Allowance(.noted, .specialist, .registryClerk, .leader, .secretary)]
    case .seeNotes:
      [
        Allowance(
          .notedOrTold, .specialist, .registryClerk, .initialler, .leader, .coordinator, .receptionist, .appraiser,
          .secretary)
      ]
    case .activateRegulation, .setPolicy: [Allowance(.regulation, .coordinator)]
    case .manageGrants: [Allowance(.grant, .administrator)]
    case .manageUsers, .changeSettings, .importRegister, .importEvents, .reorganise, .erase, .backup, .restore,
      .rebuild,
      .examine, .checkpoint:
      [Allowance(.store, .administrator)]
    case .verify: [Allowance(.store, .administrator, .auditor)]
    case .readLedger: [Allowance(.store, .auditor)]
    case .exportData: [Allowance(.anywhere, .specialist, .registryClerk, .leader, .coordinator, .secretary)]
    }
  }

  /// What the owner of the folder may too.
  var isAdministrative: Bool { allowances.contains { $0.roles.contains(.administrator) } }

  /// What somebody else than the submitter must do: of the others `Matter.submitter` is not asked for.
  public var needsAnother: Bool { [.receive, .recordFor, .return, .refuse, .accept].contains(self) }
}

extension Role {
  /// Whether what is owed is sent in the role.
  public var sends: Bool { Power.submit.allowances.contains { $0.roles.contains(self) } }

  /// Whether the role sees what the bodies of its grants have to do with.
  var seesBodies: Bool { self != .coordinator && Power.seeObligations.allowances.contains { $0.roles.contains(self) } }

  /// Whether what others send is received in the role.
  public var receives: Bool { Power.receive.allowances.contains { $0.roles.contains(self) } }

  /// Whether the role may record somewhere that something happened.
  public var recordsOccurrences: Bool { Power.recordOccurrence.allowances.contains { $0.roles.contains(self) } }

  /// Whether the role may note somewhere what was done.
  public var notes: Bool { Power.note.allowances.contains { $0.roles.contains(self) } }
}
