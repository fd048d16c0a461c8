import Access
import CivilTime
import HTTPCore
import Obligations
import Organisations
import UseCases

/// Where one is in the application: requests are read into one, and links are printed from one.
public enum Route: Hashable, Sendable {
  /// What one has to do; the page after a place in the list.
  case home
  /// Signing in, its second step, and the address by which a demonstration signs in.
  case signIn, secondStep, signOut, enter(code: String)
  /// Choosing how to sign in, and making the first administrator known.
  case invitation, firstStart
  /// How one signs in oneself, and a change of it.
  case account, accountAct(AccountAct)
  /// Where one gets mail, a change of it, and the link in a mail that ends the mails to an address.
  case mail(MailAct), mailEnd(contact: Int64, mark: String)
  /// Another seat.
  case seat
  /// Another language.
  case language
  /// One obligation.
  case matter(ObligationID)
  /// A deed about it: the form, and where it is sent.
  case act(ObligationID, ActName)
  /// Where what is being typed about it is kept.
  case draft(ObligationID)
  /// The reports of all bodies under a rule for a period, as one.
  case consolidation(rule: String, PeriodLabel)
  /// What happened and starts duties, recording it, one of them by its id, and what can be done about it.
  case occurrences, newOccurrence, occurrence(String), occurrenceAct(String, OccurrenceActName)
  /// Noting what was done, the list of notes, one of them by its ledger number, and taking it back.
  case quickNote, notes, note(Int64), noteWithdrawal(Int64)
  /// What others sent, to be received, and what came outside the system.
  case intake
  /// A file that was filed, by the entry and its number in it.
  case file(entry: Int64, number: Int)
  /// Bodies by periods.
  case board
  /// What one body owes for one period.
  case cell(OrganisationID, PeriodLabel, regulation: String)
  /// Who is late under a regulation.
  case urging(String)
  /// A letter to them that is drafted, and one that was sent, by its entry.
  case urgingLetter(String), letter(entry: Int64)
  /// Days with what falls due on them.
  case calendar
  /// Somebody's due days for his calendar program, by his secret.
  case feed(String)
  /// The regulations, one of them, and one of its clauses by its address without the regulation.
  case regulations, regulation(String), clause(String, String)
  /// The parties of a regulation.
  case parties(String)
  /// Two of the versions of a regulation, counted from 1.
  case comparison(String, old: Int, new: Int)
  /// Activating a regulation: with which, a step of it, and the letter that goes with it.
  case activation, activationStep(String, ActivationStep), guidanceLetter(String, LetterForm)
  /// What was settled about a regulation, settling something about a clause of it, and the end of something settled.
  case policies(String), policy(String, String), policyEnd(Int64)
  /// Changing the words of a clause.
  case amendment(String, String)
  /// How many reports each body makes, and which overlap.
  case burden
  /// Looking things up.
  case search
  /// The ledger, one of its entries, and whether it is whole.
  case ledger, entry(Int64), verification
  /// The bodies of the register, one of them, and bringing a register in.
  case organisations, organisation(OrganisationID), registerImport
  /// Reorganisations: those that were applied, and another; what passed by one.
  case reorganisations, handover(Int64)
  /// Who is in charge of what.
  case assignments
  /// People, one of them, and what can be done about him.
  case people, person(PersonID), personAct(PersonID, PersonAct)
  /// Everybody's sign-ins, to be ended at once.
  case allSignIns
  /// What programs can ask for.
  case programs
  /// What the pages are drawn with.
  case asset(Asset)
  /// Whether the program answers.
  case health

  /// What stands for `/` within an identity.
  fileprivate static let slash = UInt8(ascii: "~")

  /// The address.
  public var path: String {
    switch self {
    case .home: "/"
    case .signIn: "/dang-nhap"
    case .secondStep: "/dang-nhap/ma"
    case .signOut: "/dang-xuat"
    case .invitation: "/loi-moi"
    case .firstStart: "/bat-dau"
    case .account: "/tai-khoan"
    case .accountAct(let act): "/tai-khoan/\(act.rawValue)"
    case .mail(let act): "/thu/\(act.rawValue)"
    case .mailEnd(let contact, let mark): "/thu/thoi/\(contact)/\(mark)"
    case .enter(let code): "/vao/\(code)"
    case .seat: "/vai-tro"
    case .language: "/ngon-ngu"
    case .matter(let id): "/nhiem-vu/\(id.inAddress)"
    case .act(let id, let name): "/nhiem-vu/\(id.inAddress)/\(name.rawValue)"
    case .draft(let id): "/nhiem-vu/\(id.inAddress)/nhap"
    case .consolidation(let rule, let period):
      "/tong-hop/\(PercentCoding.encode(rule, slash: Route.slash))/\(PercentCoding.encode(period.description))"
    case .occurrences: "/viec-phat-sinh"
    case .newOccurrence: "/viec-phat-sinh/ghi"
    case .occurrence(let id): "/viec-phat-sinh/ma/\(PercentCoding.encode(id))"
    case .occurrenceAct(let id, let name): "/viec-phat-sinh/ma/\(PercentCoding.encode(id))/\(name.rawValue)"
    case .quickNote: "/ghi-nhanh"
    case .notes: "/ghi-nhanh/danh-sach"
    case .note(let number): "/ghi-nhanh/\(number)"
    case .noteWithdrawal(let number): "/ghi-nhanh/\(number)/rut"
    case .intake: "/tiep-nhan"
    case .file(let entry, let number): "/tep/\(entry)/\(number)"
    case .board: "/bang-theo-doi"
    case .cell(let body, let period, let regulation):
      "/bang-theo-doi/\(regulation)/\(body.text)/\(PercentCoding.encode(period.description))"
    case .urging(let regulation): "/don-doc/\(regulation)"
    case .urgingLetter(let regulation): "/don-doc/\(regulation)/cong-van"
    case .letter(let entry): "/cong-van/\(entry)"
    case .calendar: "/lich"
    case .feed(let secret): "/lich/\(secret).ics"
    case .regulations: "/quy-che"
    case .regulation(let id): "/quy-che/\(PercentCoding.encode(id))"
    case .clause(let id, let clause):
      "/quy-che/\(PercentCoding.encode(id))/\(Self.segments(clause))#\(Self.segments(clause))"
    case .parties(let id): "/cac-ben/\(PercentCoding.encode(id))"
    case .comparison(let id, let old, let new): "/so-sanh/\(PercentCoding.encode(id))/\(old)/\(new)"
    case .activation: "/kich-hoat"
    case .activationStep(let id, let step): "/kich-hoat/\(PercentCoding.encode(id))/\(step.rawValue)"
    case .guidanceLetter(let id, let form): "/kich-hoat/\(PercentCoding.encode(id))/\(form.rawValue)"
    case .policies(let id): "/ap-dung/\(PercentCoding.encode(id))"
    case .policy(let id, let clause): "/ap-dung/\(PercentCoding.encode(id))/\(Self.segments(clause))"
    case .amendment(let id, let clause): "/sua-doi/\(PercentCoding.encode(id))/\(Self.segments(clause))"
    case .policyEnd(let number): "/ket-thuc-ap-dung/\(number)"
    case .burden: "/ra-soat-bao-cao"
    case .search: "/tra-cuu"
    case .ledger: "/nhat-ky"
    case .entry(let number): "/nhat-ky/\(number)"
    case .verification: "/nhat-ky/kiem-tra"
    case .organisations: "/co-quan"
    case .organisation(let id): "/co-quan/\(PercentCoding.encode(id.text))"
    case .registerImport: "/nhap-danh-ba"
    case .reorganisations: "/sap-xep"
    case .handover(let entry): "/sap-xep/\(entry)"
    case .assignments: "/phan-cong"
    case .people: "/nguoi-dung"
    case .allSignIns: "/phien-dang-nhap"
    case .person(let id): "/nguoi-dung/\(PercentCoding.encode(id.text))"
    case .personAct(let id, let act): "/nguoi-dung/\(PercentCoding.encode(id.text))/\(act.rawValue)"
    case .programs: "/api"
    case .asset(let asset): "/tinh/\(asset.rawValue)?\(asset.mark)"
    case .health: "/healthz"
    }
  }

  /// The route of an address, by its parts; nil where there is none.
  init?(_ parts: [String]) {
    switch (parts.first ?? "", parts.count) {
    case ("", _): self = .home
    case ("dang-nhap", 1): self = .signIn
    case ("dang-nhap", 2) where parts[1] == "ma": self = .secondStep
    case ("dang-xuat", 1): self = .signOut
    case ("loi-moi", 1): self = .invitation
    case ("bat-dau", 1): self = .firstStart
    case ("tai-khoan", 1): self = .account
    case ("tai-khoan", 2):
      guard let act = AccountAct(rawValue: parts[1]) else { return nil }
      self = .accountAct(act)
    case ("thu", 2):
      guard let act = MailAct(rawValue: parts[1]) else { return nil }
      self = .mail(act)
    case ("thu", 4) where parts[1] == MailAct.end.rawValue:
      guard let contact = Int64(parts[2]), contact > 0 else { return nil }
      self = .mailEnd(contact: contact, mark: parts[3])
    case ("vao", 2): self = .enter(code: parts[1])
    case ("vai-tro", 1): self = .seat
    case ("ngon-ngu", 1): self = .language
    case ("nhiem-vu", 2):
      guard let id = ObligationID(parts[1]) else { return nil }
      self = .matter(id)
    case ("nhiem-vu", 3) where parts[2] == "nhap":
      guard let id = ObligationID(parts[1]) else { return nil }
      self = .draft(id)
    case ("tong-hop", 3):
      guard let period = PeriodLabel(parts[2]) else { return nil }
      self = .consolidation(rule: String(parts[1].map { $0 == "~" ? "/" : $0 }), period)
    case ("nhiem-vu", 3):
      guard let id = ObligationID(parts[1]), let name = ActName(rawValue: parts[2]) else { return nil }
      self = .act(id, name)
    case ("viec-phat-sinh", 1): self = .occurrences
    case ("viec-phat-sinh", 2) where parts[1] == "ghi": self = .newOccurrence
    case ("viec-phat-sinh", 3) where parts[1] == "ma": self = .occurrence(parts[2])
    case ("viec-phat-sinh", 4) where parts[1] == "ma":
      guard let name = OccurrenceActName(rawValue: parts[3]) else { return nil }
      self = .occurrenceAct(parts[2], name)
    case ("ghi-nhanh", 1): self = .quickNote
    case ("ghi-nhanh", 2) where parts[1] == "danh-sach": self = .notes
    case ("ghi-nhanh", 2...3):
      guard let number = Int64(parts[1]), number > 0, parts.count == 2 || parts[2] == "rut" else { return nil }
      self = parts.count == 2 ? .note(number) : .noteWithdrawal(number)
    case ("tiep-nhan", 1): self = .intake
    case ("tep", 3):
      guard let entry = Int64(parts[1]), let number = Int(parts[2]), number >= 0 else { return nil }
      self = .file(entry: entry, number: number)
    case ("bang-theo-doi", 1): self = .board
    case ("bang-theo-doi", 4):
      guard let body = OrganisationID(parts[2]), let period = PeriodLabel(parts[3]) else { return nil }
      self = .cell(body, period, regulation: parts[1])
    case ("don-doc", 2): self = .urging(parts[1])
    case ("don-doc", 3) where parts[2] == "cong-van": self = .urgingLetter(parts[1])
    case ("cong-van", 2):
      guard let entry = Int64(parts[1]), entry > 0 else { return nil }
      self = .letter(entry: entry)
    case ("lich", 1): self = .calendar
    case ("lich", 2):
      guard parts[1].hasSuffix(".ics") else { return nil }
      self = .feed(String(parts[1].dropLast(4)))
    case ("quy-che", 1): self = .regulations
    case ("quy-che", 2): self = .regulation(parts[1])
    case ("quy-che", 3...): self = .clause(parts[1], parts.dropFirst(2).joined(separator: "/"))
    case ("cac-ben", 2): self = .parties(parts[1])
    case ("so-sanh", 4):
      guard let old = Int(parts[2]), let new = Int(parts[3]), old > 0, new > 0 else { return nil }
      self = .comparison(parts[1], old: old, new: new)
    case ("kich-hoat", 1): self = .activation
    case ("kich-hoat", 3):
      if let step = ActivationStep(rawValue: parts[2]) {
        self = .activationStep(parts[1], step)
      } else if let form = LetterForm(rawValue: parts[2]) {
        self = .guidanceLetter(parts[1], form)
      } else {
        return nil
      }
    case ("ap-dung", 2): self = .policies(parts[1])
    case ("ap-dung", 3...): self = .policy(parts[1], parts.dropFirst(2).joined(separator: "/"))
    case ("sua-doi", 3...): self = .amendment(parts[1], parts.dropFirst(2).joined(separator: "/"))
    case ("ket-thuc-ap-dung", 2):
      guard let number = Int64(parts[1]), number > 0 else { return nil }
      self = .policyEnd(number)
    case ("ra-soat-bao-cao", 1): self = .burden
    case ("tra-cuu", 1): self = .search
    case ("nhat-ky", 1): self = .ledger
    case ("nhat-ky", 2):
      if parts[1] == "kiem-tra" {
        self = .verification
        return
      }
      guard let number = Int64(parts[1]), number > 0 else { return nil }
      self = .entry(number)
    case ("co-quan", 1): self = .organisations
    case ("co-quan", 2):
      guard let id = OrganisationID(parts[1]) else { return nil }
      self = .organisation(id)
    case ("nhap-danh-ba", 1): self = .registerImport
    case ("sap-xep", 1): self = .reorganisations
    case ("sap-xep", 2):
      guard let entry = Int64(parts[1]), entry > 0 else { return nil }
      self = .handover(entry)
    case ("phan-cong", 1): self = .assignments
    case ("nguoi-dung", 1): self = .people
    case ("phien-dang-nhap", 1): self = .allSignIns
    case ("nguoi-dung", 2):
      guard let id = PersonID(parts[1]) else { return nil }
      self = .person(id)
    case ("nguoi-dung", 3):
      guard let id = PersonID(parts[1]), let act = PersonAct(rawValue: parts[2]) else { return nil }
      self = .personAct(id, act)
    case ("api", 1): self = .programs
    case ("tinh", 2):
      guard let asset = Asset(rawValue: parts[1]) else { return nil }
      self = .asset(asset)
    case ("healthz", 1): self = .health
    default: return nil
    }
  }
}

extension Route {
  /// What stands between the slashes of an address, coded.
  private static func segments(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { PercentCoding.encode(String($0)) }.joined(
      separator: "/")
  }
}

/// What somebody changes about his signing in, by the noun in its address.
public enum AccountAct: String, CaseIterable, Sendable {
  case password = "mat-khau"
  /// Another telephone.
  case telephone = "dien-thoai"
  case recoveryCodes = "ma-khoi-phuc"
  /// One sign-in ends, or all others.
  case end = "ket-thuc-phien"
}

/// What somebody changes about his mail, by the noun in its address.
public enum MailAct: String, CaseIterable, Sendable {
  /// An address is given.
  case address = "dia-chi"
  /// The code that went there is given back.
  case code = "ma"
  /// On which mornings it comes.
  case wish = "buoi-sang"
  /// No more mail.
  case end = "thoi"
}

/// What can be done about somebody, by the noun in its address.
public enum PersonAct: String, CaseIterable, Sendable {
  /// A role is given.
  case grant = "vai-tro"
  /// A role ends.
  case grantEnd = "thoi-vai-tro"
  /// He chooses anew how to sign in.
  case invitation = "ma-moi"
  /// A further token.
  case token = "ma-truy-cap"
  /// An address is given for him, to which a code goes.
  case mail = "thu"
  /// All tokens are worthless.
  case revocation = "thu-hoi-ma"
  /// He is signed in nowhere any more.
  case signOut = "dang-xuat"
  /// He is a user no more.
  case end = "ket-thuc"
}

extension ObligationID {
  /// As it stands in an address: `~` for `/`.
  var inAddress: String { PercentCoding.encode(description, slash: Route.slash) }
}

/// What can be done about an obligation, by the noun in its address.
public enum ActName: String, CaseIterable, Sendable {
  case submission = "gui"
  case receipt = "tiep-nhan"
  case acceptance = "chap-nhan"
  case returning = "tra-lai"
  case refusal = "khong-chap-nhan"
  case recording = "ghi-nhan-thay"
  case urging = "don-doc"
  case `extension` = "gia-han"
  case establishment = "xac-nhan-dieu-kien"
  case rulingOut = "khong-co-dieu-kien"
  case excuse = "ly-do-khach-quan"
  case waiver = "mien"
  case suspension = "tam-dung"
  case resumption = "tinh-tiep"
  case transfer = "chuyen-giao"
  case compensation = "khac-phuc"
  case withdrawal = "rut"
  case unknown = "khong-ro"

  /// What would be recorded.
  var act: Desk.Act {
    switch self {
    case .submission: .init(.submitted)
    case .receipt: .init(.received)
    case .acceptance: .init(.accepted)
    case .returning: .init(.returned)
    case .refusal: .init(.refused)
    case .recording: .init(.received, forSender: true)
    case .urging: .init(.told)
    case .extension: .init(.extended)
    case .establishment: .init(.established)
    case .rulingOut: .init(.ruledOut)
    case .excuse: .init(.excused)
    case .waiver: .init(.waived)
    case .suspension: .init(.suspended)
    case .resumption: .init(.resumed)
    case .transfer: .init(.transferred)
    case .compensation: .init(.compensated)
    case .withdrawal: .init(.withdrawn)
    case .unknown: .init(.unknown)
    }
  }

  /// The name of something that may be done.
  init?(_ act: Desk.Act) {
    guard let name = Self.allCases.first(where: { $0.act == act }) else { return nil }
    self = name
  }
}
