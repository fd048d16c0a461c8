import Testing

@testable import HTTPCore

@Suite struct ValueTests {
  // MARK: Cookies

  @Test func `a cookie is for this host, https and no script`() {
    #expect(
      Cookie("session", "aB3_-", sameSite: .lax).description
        == "__Host-session=aB3_-; Path=/; Secure; HttpOnly; SameSite=Lax")
    #expect(
      Cookie("session", "x", sameSite: .strict, maxAge: 3600).description
        == "__Host-session=x; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=3600")
    #expect(
      Cookie.removed("session").description == "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
  }

  @Test(
    arguments: [
      (["__Host-session=abc"], "abc"),
      (["a=b; __Host-session=abc; c=d"], "abc"),
      (["a=b", "__Host-session=abc"], "abc"),
      (["__Host-session=\"abc\""], "abc"),
      (["  __Host-session=a=b ;"], "a=b"),
      (["__Host-session=abc; __Host-session=abc"], "abc"),
      (["__Host-session=abc; __Host-session=xyz"], nil),
      (["session=abc"], nil),
      (["__host-session=abc"], nil),
      (["__Host-session"], nil),
      (["__Host-session=a b"], nil),
      (["__Host-session=á"], nil),
      (["__Host-session2=abc"], nil),
      ([";;;=;"], nil),
      ([], nil),
    ] as [([String], String?)])
  func `our cookie is found, and no other`(_ fields: [String], _ value: String?) throws {
    let request = Request(
      method: .get, target: try RequestTarget("/"), headers: Headers(fields.map { .init("cookie", $0) }))
    #expect(request.cookie("session") == value)
  }

  // MARK: Dates

  @Test(
    arguments: [
      // RFC 9110, section 5.6.7, and days whose weekday a calendar tells.
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1_795_305_600, "Sun, 22 Nov 2026 00:00:00 GMT"),
      (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
      (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ] as [(Int64, String)])
  func `a moment is written and read as HTTP does`(_ seconds: Int64, _ text: String) {
    #expect(HTTPDate.text(seconds: seconds) == text)
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Mon, 06 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:49:37 GMT", "Wed, 30 Feb 2000 00:00:00 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, +6 Nov 1994 08:49:37 GMT",
  ])
  func `what is no such moment is none`(_ text: String) { #expect(HTTPDate.seconds(text) == nil) }

  // MARK: Tags and types

  @Test(arguments: [
    ("\"a\"", true), ("W/\"a\"", true), ("*", true), (" * ", true), ("\"b\", \"a\"", true), ("\"b\",W/\"a\"", true),
    ("\"b\"", false), ("a", false), ("\"a", false), ("\"b\" \"a\"", false), ("", false), ("w/\"a\"", false),
    ("\"A\"", false),
  ])
  func `a list of tags names a tag or not`(_ field: String, _ isNamed: Bool) throws {
    #expect(try #require(EntityTag("a")).isMatched(byNoneMatch: field) == isNamed)
    #expect(try #require(EntityTag("a", isWeak: true)).isMatched(byNoneMatch: field) == isNamed)
  }

  @Test func `a tag is written between quotes and has none within`() {
    #expect(EntityTag("a")?.description == "\"a\"")
    #expect(EntityTag("a", isWeak: true)?.description == "W/\"a\"")
    #expect(EntityTag("a\"b") == nil)
    #expect(EntityTag("a b") == nil)
  }

  @Test func `a media type is read with its parameters`() throws {
    let type = try #require(MediaType(" Multipart/Form-Data ; Boundary=\"a\\\"; b\"; charset=UTF-8 ;"))
    #expect(type.name == "multipart/form-data")
    #expect(type.parameter("boundary") == "a\"; b")
    #expect(type.parameter("charset") == "UTF-8")
    #expect(type.parameter("x") == nil)
  }

  @Test(arguments: [
    "", "text", "text/", "/html", "text/html x", "text/html; a", "a/b; c=\"d", "a/b; c=1; C=2", "a/b; =1",
  ])
  func `what is no media type is none`(_ text: String) { #expect(MediaType(text) == nil) }

  // MARK: Addresses

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("0.0.0.0", "0.0.0.0"), ("2001:db8::1", "2001:db8::1"), ("::", "::"), ("::1", "::1"),
    ("1::", "1::"), ("2001:0DB8:0:0:0:0:0:1", "2001:db8::1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
    ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::ffff:c000:201", "192.0.2.1"),
    ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
  ])
  func `an address is read and written as people write it`(_ text: String, _ written: String) {
    #expect(PeerAddress(text)?.description == written)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.-4", "a.b.c.d", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "1:", ":1", "::1.2.3", "[::1]", "::1%eth0", " ::1",
  ])
  func `what is no address is none`(_ text: String) { #expect(PeerAddress(text) == nil) }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "1.2.3.4", true),
    ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("fd00::/8", "fdff::1", true),
    ("fd00::/8", "fe00::1", false), ("::/0", "1::", true), ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
    ("2001:db8::/65", "2001:db8::8000:0:0:1", false), ("::1", "::1", true), ("::1", "::2", false),
    ("0.0.0.0/0", "::1", false), ("::/0", "1.2.3.4", false),
  ])
  func `a range holds the addresses that begin as it does`(_ range: String, _ address: String, _ isIn: Bool) throws {
    #expect(try #require(AddressRange(range)).contains(#require(PeerAddress(address))) == isIn)
  }

  @Test(arguments: ["10.0.0.0/33", "10.0.0.0/", "/8", "10.0.0.0/8/8", "::/129", "10.0.0.0/-1"])
  func `what is no range is none`(_ text: String) { #expect(AddressRange(text) == nil) }

  @Test func `who asks is the last address that no trusted proxy has`() throws {
    func head(_ fields: [(String, String)]) throws -> RequestHead {
      var head = try Heads.begin("GET", "/", "HTTP/1.0")
      for field in fields { try Heads.add(field.0, field.1, to: &head) }
      try head.finish()
      return head
    }
    let trusted = try [#require(AddressRange("10.0.0.0/8"))]
    let proxy = try #require(PeerAddress("10.0.0.1"))
    let other = try #require(PeerAddress("192.0.2.9"))
    let forged = try head([
      ("X-Forwarded-For", "198.51.100.7, 203.0.113.5 , 10.0.0.2"), ("X-Forwarded-Proto", "https"),
    ])
    #expect(try forged.origin(peer: proxy, trusted: trusted) == (PeerAddress("203.0.113.5"), true))
    #expect(try forged.origin(peer: .local, trusted: trusted) == (PeerAddress("203.0.113.5"), true))
    // Nobody believes a stranger.
    #expect(try forged.origin(peer: other, trusted: trusted) == (other, false))
    // Without a word about it the proxy itself asks, and not over https.
    #expect(try head([]).origin(peer: proxy, trusted: trusted) == (proxy, false))
    #expect(
      try head([("X-Forwarded-For", "10.0.0.3")]).origin(peer: proxy, trusted: trusted) == (
        PeerAddress("10.0.0.3"), false
      ))
    // The last field is the nearest proxy's.
    let twice = try head([
      ("X-Forwarded-For", "203.0.113.5"), ("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "https, http"),
    ])
    #expect(try twice.origin(peer: proxy, trusted: trusted) == (PeerAddress("192.0.2.1"), false))
    // What a stranger wrote before it is not even looked at.
    #expect(
      try head([("X-Forwarded-For", "x, 192.0.2.1")]).origin(peer: proxy, trusted: trusted).peer
        == PeerAddress("192.0.2.1"))
    #expect(
      throws: BadRequest(
        code: "forwarded-for", vi: "Trường X-Forwarded-For có chỗ không phải là địa chỉ.",
        en: "X-Forwarded-For has something that is no address.")
    ) { try head([("X-Forwarded-For", "unknown")]).origin(peer: proxy, trusted: trusted) }
  }

  // MARK: Addresses of pages

  @Test func `a segment written for a path is read back as it was`() throws {
    var dice = Dice(seed: 3)
    let letters = Array("aZ09-._~/%?#&=+ ;\"'<>\\Ủđ日🙂")
    for _ in 0..<2000 {
      let text = String((0..<Int(dice.next() % 9) + 1).map { _ in letters[Int(dice.next() % UInt64(letters.count))] })
      let coded = PercentCoding.encode(text)
      #expect(
        Array(coded.utf8).withUnsafeBufferPointer({ PercentCoding.decode($0) }).map {
          String(decoding: $0, as: UTF8.self)
        } == text)
      guard !text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains(where: { $0 == "." || $0 == ".." }) else {
        continue
      }
      let target = try RequestTarget("/a/\(coded)?q=\(coded)")
      #expect(target.path == ["a", text])
      #expect(target.query["q"] == text)
      #expect(target.rawPath == "/a/\(coded)")
    }
  }

  @Test func `a segment and a query are composed`() throws {
    let target = try RequestTarget("/U%CC%89?a=u%CC%9B%CC%A3")
    #expect(target.path.map { Array($0.utf8) } == [Array("\u{1EE6}".utf8)])
    #expect(target.query["a"].map { Array($0.utf8) } == Array("\u{1EF1}".utf8))
  }

  // MARK: Answers

  @Test func `every answer carries what browsers are to hold to, exactly`() {
    var response = Response.html([])
    response.headers.add("content-security-policy", "default-src *")
    SecurityHeaders.apply(to: &response, isSecure: true)
    #expect(
      response.headers.map { "\($0.name): \($0.value)" } == [
        "Content-Type: text/html; charset=utf-8",
        "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: same-origin",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), screen-wake-lock=(), usb=(), xr-spatial-tracking=()",
        "Strict-Transport-Security: max-age=31536000; includeSubDomains",
        "Cache-Control: no-store",
      ])
    var plain = Response.text("a")
    plain.headers.add("Cache-Control", "max-age=60")
    SecurityHeaders.apply(to: &plain, isSecure: false)
    #expect(!plain.headers.contains("Strict-Transport-Security"))
    #expect(plain.headers.all("cache-control") == ["max-age=60"])
  }

  @Test func `answers are made with their kind and place`() throws {
    #expect(Response.html([1]).headers["content-type"] == "text/html; charset=utf-8")
    #expect(Response.json([1], status: .notFound).headers["content-type"] == "application/json")
    #expect(Response.json([1], status: .notFound).status == 404)
    let there = Response.redirect(to: "/viec/1?a=b")
    #expect(there.status == 303)
    #expect(there.headers["Location"] == "/viec/1?a=b")
    let same = try Response.notModified(#require(EntityTag("x")))
    #expect(same.status == 304)
    #expect(same.headers["ETag"] == "\"x\"")
  }

  @Test func `fields are found without regard to case, and kept in their order`() {
    var headers = Headers()
    headers.add("X-A", "1")
    headers.add("x-b", "2")
    headers.add("x-a", "3")
    #expect(headers["X-a"] == "1")
    #expect(headers.all("X-A") == ["1", "3"])
    headers.set("X-B", "4")
    #expect(headers.map(\.value) == ["1", "3", "4"])
    headers.remove("x-A")
    #expect(headers.map(\.name) == ["X-B"])
    headers.add("Connection", "keep-alive , Close")
    #expect(headers.lists("close", in: "connection"))
    #expect(!headers.lists("keep", in: "connection"))
  }
}

/// Heads given as text.
enum Heads {
  static func begin(_ method: String, _ target: String, _ version: String) throws(BadRequest) -> RequestHead {
    try Array(method.utf8).withUnsafeBufferPointer { method throws(BadRequest) in
      try Array(target.utf8).withUnsafeBufferPointer { target throws(BadRequest) in
        try Array(version.utf8).withUnsafeBufferPointer { version throws(BadRequest) in
          try RequestHead(method: method, target: target, version: version)
        }
      }
    }
  }

  static func add(_ name: String, _ value: String, to head: inout RequestHead) throws(BadRequest) {
    try Array(name.utf8).withUnsafeBufferPointer { name throws(BadRequest) in
      try Array(value.utf8).withUnsafeBufferPointer { value throws(BadRequest) in
        try head.add(name: name, value: value)
      }
    }
  }
}
