import Access
import Diagnostics
import Entries
import Ledger
import Obligations
import Secrets
import Store
import Testing
import Threads

@testable import UseCases

/// Coming in, from the invitation on.
@Suite struct AuthenticatorTests {
  private static let password = "con trâu uống nước suối"

  /// Somebody who took his invitation at noon.
  private struct Guest {
    let office: Office
    let throttle = SignInThrottle()
    let id: PersonID
    let secret: OneTimeCode
    let recovery: [HandedCode]

    init() throws {
      office = try Office()
      let owner = Desk(office.store, .owner, now: Office.now)
      let (person, code) = try owner.addPerson(named: "Nguyễn Thị Lan", giving: .invitation)
      let authenticator = Authenticator(office.store, throttle, from: "10.0.0.1", now: Office.now)
      secret = authenticator.newSecret()
      (id, recovery) = try authenticator.accept(
        HandedCode(typed: code), password: AuthenticatorTests.password, sharing: secret)
      #expect(id == person)
    }

    func authenticator(after seconds: Int64 = 0, from place: String = "10.0.0.1") -> Authenticator {
      Authenticator(office.store, throttle, from: place, now: Instant(seconds: Office.now.seconds + seconds))
    }

    func code(after seconds: Int64 = 0) -> String { secret.code(at: Office.now.seconds + seconds) }
  }

  private func refused(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return (error as? Refused)?.message.vi }
  }

  private static let wrong =
    "mã người dùng hoặc mật khẩu không đúng; quên thì xin quản trị viên một mã mời mới"

  @Test func `who was invited comes in with his password and the code of his telephone`() throws {
    let guest = try Guest()
    #expect(guest.recovery.count == 8)
    #expect(try guest.authenticator().check("p-0002", password: Self.password) == guest.id)
    // A telephone likes to begin with a capital letter; a keyboard may write letter and mark apart.
    #expect(
      try guest.authenticator().check(
        " P-0002 ", password: "con tra\u{302}u uo\u{302}\u{301}ng nu\u{31B}o\u{31B}\u{301}c suo\u{302}\u{301}i")
        == guest.id)
    let step = try guest.authenticator().check(code: guest.code(), of: guest.id)
    #expect(step == .code(step: Office.now.seconds / 30))
    #expect(
      try guest.authenticator().check(code: "\(guest.code().prefix(3)) \(guest.code().suffix(3))", of: guest.id) == step
    )
  }

  @Test func `who is wrong is not told in what, nor whether there is such a person`() throws {
    let guest = try Guest()
    for (name, password) in [
      ("p-0002", "x"), ("p-0002", ""), ("p-0001", Self.password), ("khong-co", "x"), ("", ""), ("ăâ", "x"),
    ] {
      #expect(
        refused { _ = try guest.authenticator(from: name).check(name, password: password) } == Self.wrong, "\(name)")
    }
    #expect(
      refused { _ = try guest.authenticator().check(code: "000000", of: guest.id) }
        == "mã sáu số không đúng hoặc đã dùng; chờ mã tiếp theo trong ứng dụng rồi nhập lại")
  }

  @Test func `an invitation holds once, seven days, for nobody else, and not when another was given`() throws {
    let office = try Office()
    let owner = Desk(office.store, .owner, now: Office.now)
    let (id, code) = try owner.addPerson(named: "Lan", giving: .invitation)
    let throttle = SignInThrottle()
    func authenticator(_ days: Int64) -> Authenticator {
      Authenticator(office.store, throttle, from: "\(days)", now: Instant(seconds: Office.now.seconds + days * 86_400))
    }
    let wrong = "mã mời không đúng, đã dùng hoặc đã hết hạn; mã chỉ dùng một lần trong 7 ngày, xin mã khác"
    // Of 20 March the seventh day is 26 March.
    #expect(try authenticator(6).invited(by: HandedCode(typed: code)).id == id)
    #expect(refused { _ = try authenticator(7).invited(by: HandedCode(typed: code)) } == wrong)
    #expect(refused { _ = try authenticator(0).invited(by: HandedCode(typed: String(code.dropLast()))) } == wrong)
    let second = try owner.invite(id)
    #expect(refused { _ = try authenticator(0).invited(by: HandedCode(typed: code)) } == wrong)
    // Typed with small letters and without hyphens.
    let typed = HandedCode(typed: second.lowercased().filter { $0 != "-" })
    let secret = authenticator(0).newSecret()
    _ = try authenticator(0).accept(typed, password: Self.password, sharing: secret)
    #expect(refused { _ = try authenticator(0).accept(typed, password: Self.password, sharing: secret) } == wrong)
  }

  @Test func `a new invitation ends the password, the telephone and the codes before`() throws {
    let guest = try Guest()
    _ = try Desk(guest.office.store, .owner, now: Office.now).invite(guest.id)
    #expect(refused { _ = try guest.authenticator().check("p-0002", password: Self.password) } == Self.wrong)
    #expect(refused { _ = try guest.authenticator().check(code: guest.code(), of: guest.id) } != nil)
    #expect(refused { _ = try guest.authenticator().check(code: guest.recovery[0].shown, of: guest.id) } != nil)
  }

  @Test func `a recovery code stands in for the telephone once`() throws {
    let guest = try Guest()
    let code = guest.recovery[3].shown
    // 128 bits, five a letter.
    #expect(code.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4, 4, 2])
    #expect(try guest.authenticator().check(code: code.lowercased(), of: guest.id) == .recovery(left: 7))
    #expect(refused { _ = try guest.authenticator().check(code: code, of: guest.id) } != nil)
    #expect(try guest.authenticator().check(code: guest.recovery[4].shown, of: guest.id) == .recovery(left: 6))
    // Another's code is no code.
    let owner = Desk(guest.office.store, .owner, now: Office.now)
    let (other, invitation) = try owner.addPerson(named: "Minh", giving: .invitation)
    _ = try guest.authenticator().accept(
      HandedCode(typed: invitation), password: Self.password, sharing: guest.authenticator().newSecret())
    #expect(refused { _ = try guest.authenticator().check(code: guest.recovery[5].shown, of: other) } != nil)
    #expect(try guest.authenticator().recoveryCodesLeft(of: guest.id) == 6)
  }

  @Test func `a recovery code that is given by several at once lets in one of them`() throws {
    let guest = try Guest()
    let id = guest.id
    for code in guest.recovery {
      // Each from elsewhere and by somebody else's delays: what is tried here is the code.
      let guests = (0..<4).map { number in
        (
          worker: Worker("guest \(number)"),
          authenticator: Authenticator(guest.office.store, SignInThrottle(), from: "\(number)", now: Office.now)
        )
      }
      let told = Monitor<[String]>([])
      for one in guests {
        one.worker.add {
          let answer: String
          do {
            if case .recovery = try one.authenticator.check(code: code.shown, of: id) {
              answer = "in"
            } else {
              answer = "by telephone"
            }
          } catch let refused as Refused {
            answer = refused.message.vi
          } catch { answer = "\(error)" }
          told.change { $0.append(answer) }
        }
      }
      for one in guests { one.worker.finish() }
      #expect(told.change { $0.sorted() } == ["in"] + Array(repeating: Authenticator.wrongCode.vi, count: 3))
    }
  }

  @Test func `errors in somebody's code are counted apart from another's password, however the two are called`() throws
  {
    let guest = try Guest()
    let named = try #require(PersonID("\(guest.id.text)-code"))
    _ = try Desk(guest.office.store, .owner, now: Office.now).addPerson(named: "Minh", id: named, giving: .invitation)
    for _ in 0..<3 { #expect(refused { _ = try guest.authenticator().check(code: "000000", of: guest.id) } != nil) }
    #expect(refused { _ = try guest.authenticator().check(named.text, password: "x") } == Self.wrong)
    #expect(
      refused { _ = try guest.authenticator().check(code: guest.code(), of: guest.id) }
        == "đã nhập sai nhiều lần; chờ 2 giây rồi thử lại")
  }

  @Test func `what one signs in by is changed with the password and the telephone one has, or a recovery code`() throws
  {
    let guest = try Guest()
    let new = "một đàn cò trắng bay ngang"
    func unproven(_ password: String, _ code: String) throws -> Authenticator.Unproven? {
      do {
        _ = try guest.authenticator().change(.password(new), of: guest.id, password: password, code: code)
        return nil
      } catch let unproven as Authenticator.Unproven {
        return unproven
      }
    }
    guard case .password(let words)? = try unproven("x", guest.code()) else { Issue.record("no password"); return }
    // Who is signed in typed no user id.
    #expect(words.vi == "mật khẩu hiện nay không đúng; quên thì xin quản trị viên một mã mời mới")
    #expect(try unproven(Self.password, "000000") == .code(Authenticator.wrongCode))
    #expect(try unproven(Self.password, "") == .code(Authenticator.wrongCode))
    #expect(try guest.authenticator().check("p-0002", password: Self.password) == guest.id)
    #expect(try unproven(Self.password, guest.recovery[1].shown) == nil)
    #expect(refused { _ = try guest.authenticator().check("p-0002", password: Self.password) } == Self.wrong)
    #expect(try guest.authenticator().check("p-0002", password: new) == guest.id)
    let telephone = guest.authenticator().newSecret()
    _ = try guest.authenticator().change(.telephone(telephone), of: guest.id, password: new, code: guest.code())
    #expect(refused { _ = try guest.authenticator().check(code: guest.code(), of: guest.id) } != nil)
    _ = try guest.authenticator().check(code: telephone.code(at: Office.now.seconds), of: guest.id)
    let (codes, step) = try guest.authenticator().change(
      .recoveryCodes, of: guest.id, password: new, code: telephone.code(at: Office.now.seconds))
    #expect(step == Office.now.seconds / 30)
    #expect(refused { _ = try guest.authenticator().check(code: guest.recovery[0].shown, of: guest.id) } != nil)
    #expect(try guest.authenticator().check(code: codes[0].shown, of: guest.id) == .recovery(left: 7))
  }

  @Test func `what was erased of a password lets nobody in`() throws {
    let guest = try Guest()
    let number = try #require(
      try guest.office.store.credentials(of: guest.id, on: Office.now.day).first { $0.kind == .password }?.entry)
    _ = try guest.office.store.erase(number, "kept", by: .owner, ground: "theo yêu cầu", now: Office.now)
    #expect(refused { _ = try guest.authenticator().check("p-0002", password: Self.password) } == Self.wrong)
    #expect(try guest.office.store.verify().findings == [])
  }

  // MARK: Passwords

  @Test(arguments: [
    ("ngắn", "mật khẩu có 4 ký tự; cần ít nhất 12, nên là vài từ không liên quan với nhau"),
    ("Phoihop@2024", "mật khẩu này dễ đoán"), ("Matkhau@12345", "mật khẩu này dễ đoán"),
    ("hồ chí minh 1890", "mật khẩu này dễ đoán"), ("Nguyễn Thị Lan 1", "mật khẩu này dễ đoán"),
    (String(repeating: "ba bốn ", count: 40), "mật khẩu dài hơn 256 ký tự"),
  ])
  func `a password that is short or easily guessed is refused, and says why`(_ password: String, _ words: String) throws
  {
    let fault = PasswordRule.fault(password, known: ["p-0001", "Nguyễn Thị Lan", "phoihop"])
    #expect(fault?.vi.hasPrefix(words) == true, "\(fault?.vi ?? "good")")
  }

  @Test func `unrelated words are a good password, without any sign`() {
    #expect(PasswordRule.fault("con trâu uống nước suối", known: ["Nguyễn Thị Lan"]) == nil)
  }

  // MARK: Delays

  @Test func `who errs waits longer each time, at most a minute; another place does not, and a success forgets`() {
    let throttle = SignInThrottle()
    let here = SignInThrottle.Attempt(person: "lan", from: "10.0.0.1")
    var now = Instant(seconds: 1000)
    var waits: [Int64] = []
    for _ in 1...9 {
      throttle.failed(here, now: now)
      waits.append(throttle.wait(of: here, now: now))
      now = Instant(seconds: now.seconds + 100)
    }
    #expect(waits == [0, 0, 2, 4, 8, 16, 32, 60, 60])
    now = Instant(seconds: now.seconds - 100)
    #expect(throttle.wait(of: here, now: Instant(seconds: now.seconds + 59)) == 1)
    #expect(throttle.wait(of: here, now: Instant(seconds: now.seconds + 60)) == 0)
    #expect(throttle.wait(of: SignInThrottle.Attempt(person: "lan", from: "10.0.0.2"), now: now) == 0)
    #expect(throttle.wait(of: SignInThrottle.Attempt(person: "minh", from: "10.0.0.1"), now: now) == 0)
    throttle.succeeded(here)
    #expect(throttle.wait(of: here, now: now) == 0)
  }

  @Test func `who is tried from everywhere makes everybody wait who tries, and an hour later nobody`() {
    let throttle = SignInThrottle()
    let now = Instant(seconds: 1000)
    for number in 1...10 { throttle.failed(SignInThrottle.Attempt(person: "lan", from: "10.0.0.\(number)"), now: now) }
    let elsewhere = SignInThrottle.Attempt(person: "lan", from: "10.0.1.1")
    #expect(throttle.wait(of: elsewhere, now: now) == 2)
    let later = Instant(seconds: now.seconds + 3600)
    #expect(throttle.wait(of: elsewhere, now: later) == 0)
    throttle.failed(elsewhere, now: later)
    #expect(throttle.wait(of: elsewhere, now: later) == 0)
  }

  @Test
  func `a name that looks like a place or like two names is nobody's, and codes of other places make nobody wait`() {
    let throttle = SignInThrottle()
    let now = Instant(seconds: 1000)
    for name in ["@10.0.0.7", "lan 10.0.0.7", String(repeating: "x", count: 100_000)] {
      for place in 1...9 { throttle.failed(SignInThrottle.Attempt(person: name, from: "10.1.0.\(place)"), now: now) }
    }
    #expect(throttle.wait(of: SignInThrottle.Attempt(person: "lan", from: "10.0.0.7"), now: now) == 0)
    for place in 1...40 { throttle.failed(SignInThrottle.Attempt(codeFrom: "10.2.0.\(place)"), now: now) }
    #expect(throttle.wait(of: SignInThrottle.Attempt(codeFrom: "10.0.0.7"), now: now) == 0)
  }

  @Test func `who waits is told how long, and his right password does not help him`() throws {
    let guest = try Guest()
    for _ in 1...3 { #expect(refused { _ = try guest.authenticator().check("p-0002", password: "x") } == Self.wrong) }
    let told = refused { _ = try guest.authenticator().check("p-0002", password: Self.password) }
    #expect(told == "đã nhập sai nhiều lần; chờ 2 giây rồi thử lại")
    #expect(try guest.authenticator(after: 2).check("p-0002", password: Self.password) == guest.id)
  }

  @Test func `at most two passwords are tried at once, and who comes when many wait is told`() throws {
    let throttle = SignInThrottle()
    let (running, most) = (Monitor(0), Monitor(0))
    let isOpen = Monitor(false)
    let answers = (0..<18).map { _ in Answer<Bool, any Error>() }
    let workers = answers.map { _ in Worker("try") }
    for (worker, answer) in zip(workers, answers) {
      worker.add {
        answer.give(
          Result {
            try throttle.inTurn {
              let now = running.change { count in
                count += 1
                return count
              }
              most.change { $0 = max($0, now) }
              _ = isOpen.wait { $0 ? true : nil }
              running.change { $0 -= 1 }
              return true
            }
          })
      }
    }
    // Two are at it, sixteen wait.
    #expect(running.waits(seconds: 10) { $0 == 2 })
    #expect(throttle.isFull(waitingAtMost: 10))
    #expect(
      refused { try throttle.inTurn {} } == "đang có quá nhiều người đăng nhập cùng lúc; chờ vài giây rồi thử lại")
    isOpen.change { $0 = true }
    for answer in answers { #expect(try answer.wait().get()) }
    #expect(most.change { $0 } == 2)
    #expect(refused { try throttle.inTurn {} } == nil)
  }
}

extension SignInThrottle {
  /// Whether as many wait as may.
  fileprivate func isFull(waitingAtMost seconds: Double) -> Bool {
    state.waits(seconds: seconds) { $0.waiting == Self.mostWaiting }
  }
}
