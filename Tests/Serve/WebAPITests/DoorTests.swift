import CivilTime
import Diagnostics
import Entries
import Exchange
import HTTPCore
import Obligations
import Testing

@testable import WebAPI

@Suite struct DoorTests {
  @Test func `without a token, with a wrong one, or by a cookie nobody is let in`() throws {
    let world = try APIWorld()
    let token = try world.token(of: .reporter)
    for (headers, told) in [
      ([], "Bearer realm=\"phoihop\""), ([("Cookie", "__Host-phoihop=\(token)")], "Bearer realm=\"phoihop\""),
      ([("Authorization", "Bearer \(token)0")], "Bearer realm=\"phoihop\", error=\"invalid_token\""),
      ([("Authorization", "Basic \(token)")], "Bearer realm=\"phoihop\", error=\"invalid_request\""),
      ([("Authorization", "Bearer \(token)"), ("Authorization", "Bearer \(token)")], "Bearer realm=\"phoihop\""),
    ] as [([(String, String)], String)] {
      let answer = try world.send(.get, "/me", nil, headers)
      #expect(answer.status == 401)
      #expect(answer.headers["WWW-Authenticate"] == told)
      #expect(answer["type"].text == "/api#sign-in")
    }
    #expect(try world.send(.get, "/me", nil, [("Authorization", "bearer \(token)")]).status == 200)
  }

  @Test func `a token is good to the end of its last day, and for what it was given`() throws {
    let world = try APIWorld()
    let today = try world.token(of: .reporter, .init(.read), until: APIWorld.now.day)
    #expect(try world.send(.get, "/me", nil, [("Authorization", "Bearer \(today)")])["until"].text == "2024-03-20")
    let feed = try world.token(of: .reporter, .init(.calendar))
    #expect(try world.send(.get, "/me", nil, [("Authorization", "Bearer \(feed)")]).status == 401)
    let all = try world.token(of: .reporter, nil)
    #expect(try world.send(.get, "/me", nil, [("Authorization", "Bearer \(all)")])["scope"].text == "all")
    world.pass(seconds: 12 * 3600)
    #expect(try world.send(.get, "/me", nil, [("Authorization", "Bearer \(today)")]).status == 401)
  }

  @Test func `a token for reading records nothing`() throws {
    let world = try APIWorld()
    let token = try world.token(of: .reporter, .init(.read))
    let before = try world.count
    let answer = try world.send(
      .post, APIWorld.deeds, #"{"kind": "submitted"}"#,
      [
        ("Authorization", "Bearer \(token)"), ("Content-Type", "application/json"), ("Idempotency-Key", "a"),
        ("Accept-Language", "vi"),
      ])
    #expect(answer.status == 403)
    #expect(
      answer.headers["WWW-Authenticate"] == "Bearer realm=\"phoihop\", error=\"insufficient_scope\", scope=\"write\"")
    #expect(answer.detail == "Mã này chỉ để đọc; ghi cần mã cấp bằng phoihop user token --scope write.")
    #expect(try world.count == before)
  }

  @Test func `a problem says what it is in the language asked for`() throws {
    let world = try APIWorld()
    let answer = try world.send(.get, "/khac", nil, [("Accept-Language", "en-GB,en;q=0.8")])
    #expect(answer.status == 404)
    #expect(answer.headers["Content-Type"] == "application/problem+json")
    #expect(answer.headers["Content-Language"] == "en")
    #expect(
      answer.json
        == .object([
          .init("type", .string("/api#not-found")), .init("title", .string("There is no such thing")),
          .init("status", .integer(404)),
          .init(
            "detail",
            .string(
              "There is nothing here, or the roles of the token's holder do not see it; that one asked is recorded.")),
          .init("instance", .string("request:0000000000000000")),
        ]))
    #expect(try world.send(.get, "/khac")["title"].text == "Không có")
  }

  @Test func `what the server refuses before is a problem too`() throws {
    let world = try APIWorld()
    let reason = BadRequest(code: "target-size", status: 414, vi: "Dài.", en: "Long.")
    let response = world.application.refused(reason, id: "00ff", rawPath: "/api/v1/x")
    #expect(response.status == 414)
    #expect(response.headers["Content-Type"] == "application/problem+json")
    let trace = BadRequest(code: "method-not-taken", status: 405, vi: "Không.", en: "No.")
    let told = world.application.refused(trace, id: "00ff", rawPath: "/api/v1/me")
    #expect(told.headers["Allow"] == "GET, HEAD, OPTIONS")
    #expect(APIApplication.owns(rawPath: "/api/v1/%zz"))
    #expect(!APIApplication.owns(rawPath: "/api"))
    #expect(!APIApplication.owns(["lich", "api"]))
  }

  @Test func `a method that is not taken is told which are`() throws {
    let world = try APIWorld()
    for (method, path, allow) in [
      (Request.Method.delete, "/me", "GET, HEAD, OPTIONS"), (.put, "/events", "GET, HEAD, POST, OPTIONS"),
      (.put, APIWorld.deeds, "POST, OPTIONS"),
    ] {
      let answer = try world.send(method, path)
      #expect(answer.status == 405)
      #expect(answer.headers["Allow"] == allow)
    }
    let options = try world.send(.options, "/me")
    #expect(options.status == 204)
    #expect(options.headers["Allow"] == "GET, HEAD, OPTIONS")
    let token = try world.token(of: .reporter)
    #expect(try world.send(.head, "/me", nil, [("Authorization", "Bearer \(token)")]).status == 200)
  }

  @Test(arguments: [
    ("application/json", 200), ("text/html, */*;q=0.1", 200), ("application/*", 200), ("application/problem+json", 200),
    ("text/html", 406), ("application/json;q=0", 406), ("", 406),
  ]) func `an answer that is not taken is not given`(accept: String, status: Int) throws {
    let world = try APIWorld()
    #expect(try world.send(.get, "", nil, [("Accept", accept)]).status == status)
  }

  @Test func `every parameter that is wrong is told at its name`() throws {
    let world = try APIWorld()
    for (path, faults) in [
      ("/obligations?limit=0", ["limit: must be from 1 to 200"]),
      ("/obligations?limit=05", ["limit: must be a number, or true or false"]),
      ("/obligations?from=2024-02-30", ["from: must be a day such as 2024-03-20"]),
      (
        "/obligations?state=late",
        [
          "state: must be one of: notYetDue, dueSoon, dueToday, overdue, paused, doneInTime, doneLate, notDone, released, standing, noDayStated"
        ]
      ),
      (
        "/obligations?limt=5&from=x",
        ["limt: there is no such parameter; did you mean \"limit\"?", "from: must be a day such as 2024-03-20"]
      ),
      ("/obligations?from=2024-01-01&from=2024-01-02", ["from: is given once only"]),
      ("/search", ["q: is needed"]), ("/search?q=", ["q: must not be empty"]),
      ("/obligations/thu", ["id: must be the id of an obligation, as tra-vinh~dieu-6~gach-2~b:org-0011:2024-Q1"]),
      ("/ledger/entries/0", ["number: must be from 1 to 9007199254740991"]),
      ("/organisations?cursor=%2B", ["cursor: must be a cursor as it was told in \"next\""]),
    ] {
      let answer = try world.get(path, as: .receiver)
      #expect(answer.status == 400, "\(path)")
      #expect(answer.faults == faults)
    }
    for (path, words) in [
      ("/obligations?from=2024-03-02&to=2024-03-01", "from must not be after to"),
      ("/completeness?from=2000-01-01&to=2024-01-01", "from and to may be ten years apart; ask in parts"),
      ("/matrix?year=2040", "year must be from ten years ago to two years ahead"),
    ] {
      let answer = try world.get(path, as: .receiver)
      #expect(answer.status == 422, "\(path)")
      #expect(answer.detail == words)
    }
    let far = try world.get("/obligations?from=9999-01-01", as: .receiver)
    #expect(far.faults == ["from: must be from 1900 to 2199"])
  }
}

@Suite struct DocumentTests {
  @Test func `every endpoint stands in the document once, with what it takes and gives`() throws {
    let document = OpenAPI.document(.en)
    let paths = try #require(document["paths"])
    guard case .object(let members) = paths else { return }
    #expect(members.map(\.key).count == Set(members.map(\.key)).count)
    for endpoint in Endpoint.allCases {
      let operation = endpoint.operation
      let told = paths[operation.template]?[operation.method.rawValue.lowercased()]
      #expect(told?["operationId"].text == endpoint.rawValue)
      #expect(told?["responses"]?["\(operation.answer.status)"] != nil)
      #expect(told?["parameters"].list.count == (operation.parameters.isEmpty ? 0 : operation.parameters.count))
      // What its path names is a parameter of it.
      let named = operation.path.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
      #expect(operation.parameters.filter { $0.place == .path }.map(\.name) == named)
    }
  }

  @Test func `every schema that is named is there, and every example is one`() {
    let text = OpenAPI.document(.vi).text
    let mark = "#/components/schemas/"
    for part in text.split(separator: mark).dropFirst() {
      #expect(SchemaName(rawValue: String(part.prefix { $0 != "\"" })) != nil)
    }
    for parameter in Endpoint.allCases.flatMap(\.operation.parameters) {
      guard let example = parameter.example else { continue }
      #expect(parameter.schema.value(ofText: example).map { parameter.schema.faults($0) } == [], "\(parameter.name)")
    }
  }

  @Test func `the index names every endpoint without a token`() throws {
    let world = try APIWorld()
    let index = try world.send(.get, "")
    #expect(index["today"].text == "2024-03-20")
    #expect(index["endpoints"].list.count == Endpoint.allCases.count)
    #expect(SchemaName.index.schema.faults(index.json).isEmpty)
    #expect(try world.send(.get, "/openapi.json")["openapi"].text == "3.1.0")
  }

  @Test func `a value is held against its schema at every depth`() throws {
    let schema = Schema.object([
      .init("name", .text(.line(1...3))), .init("all", .list(.integer(1...2), most: 2), isRequired: false),
      .init("more", .orNull(.text(.day)), isRequired: false),
    ])
    func faults(_ text: String) throws -> [String] {
      schema.faults(try JSONValue.read(Array(text.utf8)[...])).map { "\($0.pointer) \($0.words.en)" }
    }
    #expect(try faults(#"{"name": "abc", "all": [1, 2.0], "more": null}"#) == [])
    #expect(try faults(#"{"name": "abcd"}"#) == ["/name may have 3 letters at most"])
    #expect(try faults(#"{"name": "a\nb"}"#) == ["/name is one line without control characters"])
    #expect(try faults(#"{"naem": "a"}"#) == ["/naem there is no such key; did you mean \"name\"?", "/name is needed"])
    #expect(try faults(#"{"name": 1, "all": [1, 3]}"#) == ["/name must be a text", "/all/1 must be from 1 to 2"])
    #expect(try faults(#"{"name": "a", "all": [1, 1, 1]}"#) == ["/all may have 2 items at most"])
    #expect(try faults(#"{"name": "a", "all": [1.5]}"#) == ["/all/0 must be a whole number"])
    #expect(try faults(#"{"name": "a", "more": "31/12/2024"}"#) == ["/more must be a day such as 2024-03-20"])
    #expect(try faults("[]") == [" must be an object"])
  }
}
