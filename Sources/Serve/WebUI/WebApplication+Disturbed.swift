import Database
import Diagnostics
import Entries
import Files
import HTTPCore
import Ledger
import Obligations
import Store

/// What is answered when the machine fails: a full disk, a database that is away, a folder that cannot be written.
extension WebApplication {
  /// What somebody is told, with all he typed where he sent a form.
  func disturbed(_ error: any Error, _ request: Request) -> Response {
    let words = Self.words(of: error)
    var response = unwritten(words, request) ?? wrong(request, nil, .unavailable, words)
    response.headers.set("Retry-After", "30")
    return response
  }

  /// What of an error is for everybody; nil where it is only for the log. No path and no value is told.
  private static func words(of error: any Error) -> Words? {
    switch error {
    case let error as DatabaseError:
      switch error.code {
      case .full, .io, .readOnly, .connectionLost, .locked, .damaged: error.message
      case .conflict, .constraint, .tooNew, .other: nil
      }
    case is FileError:
      Words(
        vi: "máy chủ không ghi được tệp vào kho nên không ghi gì: hết chỗ trên đĩa, hoặc thư mục chỉ cho đọc",
        en:
          "the server could not write a file into the store, so nothing was recorded: no space is left, or the folder may only be read"
      )
    default: nil
    }
  }

  /// Forms that have secrets are not shown again.
  private static func isSecret(_ route: Route) -> Bool {
    switch route {
    case .signIn, .secondStep, .invitation, .firstStart, .account, .accountAct, .mail, .mailEnd, .enter: true
    default: false
    }
  }

  private func unwritten(_ words: Words?, _ request: Request) -> Response? {
    guard request.method == .post, let route = Route(request.path), !Self.isSecret(route),
      (try? checkOrigin(request)) != nil, let form = try? request.form()
    else { return nil }
    let context = PageContext(language: language(of: request), today: clock().day)
    let page = UnwrittenPage(words: words, path: route.path, form: form, id: request.id, context: context)
    var response = Layout(context: context, title: page.title, here: nil, isWrong: true).page(page.body)
    response.status = .unavailable
    return response
  }

  /// Writes down that somebody asked for what is not his; where that cannot be done who keeps the program is told.
  func keep(_ denial: EntryDraft?, _ request: String) {
    guard let denial else { return }
    do {
      _ = try store.ledger.append([denial], now: clock())
    } catch {
      report(error, request)
    }
  }
}
