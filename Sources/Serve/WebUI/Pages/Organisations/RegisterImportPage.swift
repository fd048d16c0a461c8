import Diagnostics
import Facts
import Telling
import UseCases

/// The register brought in from CSV files: chosen, looked at, then written.
struct RegisterImportPage {
  enum Field: String, CaseIterable {
    case layer = "lop", files = "tep"
  }

  /// What would be done, and under which name the files are kept until then.
  struct Preview {
    let result: Desk.RegisterImport
    let pending: String
    let layer: Int
  }

  let form: Typed<Field>
  /// What is wrong in the files.
  let findings: Findings?
  let preview: Preview?
  let context: PageContext

  /// So many findings are shown.
  private static let most = 40

  var title: String { context("Nhập danh bạ", "Import the register") }

  var body: Html {
    let c = context
    return """
      \(form.summary(c("Chưa đọc được", "Not read yet"), c))
      <p class="small"><a href="\(.organisations)">\(c("Cơ quan, đơn vị", "Bodies"))</a></p><h1>\(title)</h1>
      \(findings.map { told($0, c("Trong tệp có lỗi; chưa ghi gì", "There are errors in the files; nothing was written")) })\(preview.map(confirmation))\(choice)
      """
  }

  private func told(_ findings: Findings, _ heading: String) -> Html {
    let c = context
    let renderer = DiagnosticRenderer(language: c.language)
    let text = findings.findings.prefix(Self.most).map {
      renderer.render($0, source: findings.sources[$0.file])
    }.joined()
    let more = findings.findings.count - Self.most
    return """
      <h2>\(heading)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(heading)"><pre>\(text)</pre></div>\
      \("<p class=\"soft\">\(c("và \(more) điều khác", "and \(more) more"))</p>", if: more > 0)
      """
  }

  private func confirmation(_ preview: Preview) -> Html {
    let c = context
    let result = preview.result
    let warnings: Html? =
      result.warnings.findings.isEmpty ? nil : told(result.warnings, c("Điều cần xem lại", "To be looked at"))
    let nothing = result.added == 0 && result.ended == 0
    let form: Html = """
      <form method="post" action="\(.registerImport)">\(c.token)<input type="hidden" name="buoc" value="\(preview.pending)">
      <div class="acts"><button class="main">\(c("Ghi vào danh bạ", "Write it"))</button>
      <a class="button second" href="\(.registerImport)">\(c("Thôi", "Cancel"))</a></div></form>
      """
    return """
      <h2>\(c("Xem trước", "Preview"))</h2>
      <ul class="counts"><li><b>\(c.number(result.added))</b> \(c("dòng thêm", "lines added"))</li>\
      <li class="\("late", if: result.ended > 0)"><b>\(c.number(result.ended))</b> \(c("dòng kết thúc", "lines ended"))</li>\
      <li><b>\(c.number(result.kept))</b> \(c("dòng giữ nguyên", "lines stay"))</li></ul>
      \(missing(result))\(warnings)\(result.files.map(change))\(form, if: !nothing)\
      \("<p>\(c("Danh bạ đã đúng như các tệp này; không có gì để ghi.", "The register is what these files say; there is nothing to write."))</p>", if: nothing)
      """
  }

  /// The files of the register that were not chosen: all their lines would end.
  private func missing(_ result: Desk.RegisterImport) -> Html? {
    let c = context
    let files = result.files.filter(\.isMissing)
    if files.isEmpty { return nil }
    let names = files.map { "\($0.file).csv (\(c("\(c.number($0.ended)) dòng", c.some($0.ended, "line", "lines"))))" }
    return """
      <div class="wrong" role="alert" tabindex="-1"><h2>\(c("Thiếu tệp?", "Is a file missing?"))</h2>
      <p>\(c("Danh bạ đang có \(names.joined(separator: ", ")) mà lần này không chọn: mọi dòng của tệp ấy sẽ kết thúc. Nếu quên thì bấm Thôi rồi chọn đủ các tệp.", "The register has \(names.joined(separator: ", ")), not chosen this time: every line of it would end. If you forgot it, cancel and choose all files."))</p></div>
      """
  }

  /// What changes in one file: how much, and some of it.
  private func change(_ file: Desk.FileChange) -> Html {
    let c = context
    func list(_ words: String, _ count: Int, _ some: [String]) -> Html? {
      if count == 0 { return nil }
      let more = count - some.count
      let rest: Html =
        more > 0 ? "<li class=\"soft\">\(c("và \(c.number(more)) dòng khác", "and \(c.number(more)) more"))</li>" : ""
      return
        "<p class=\"small\"><b>\(words)</b></p><ul class=\"small\">\(some.map { "<li>\($0)</li>" as Html })\(rest)</ul>"
    }
    let counts = [
      file.added > 0 ? c("thêm \(c.number(file.added))", "\(c.number(file.added)) added") : nil,
      file.ended > 0 ? c("kết thúc \(c.number(file.ended))", "\(c.number(file.ended)) ended") : nil,
    ].compactMap(\.self).joined(separator: ", ")
    return """
      <details\(" open", if: file.ended > 0)><summary>\(file.file).csv: \(counts)</summary>\(list(c("Kết thúc", "Ended"), file.ended, file.someEnded))\
      \(list(c("Thêm", "Added"), file.added, file.someAdded))</details>
      """
  }

  private var choice: Html {
    let c = context
    return """
      <h2>\(c("Chọn tệp", "Choose the files"))</h2>
      <p class="soft">\(c("Mọi tệp CSV của một danh bạ cùng một lần: organisations.csv, names.csv, kinds.csv… Dòng không còn trong tệp thì kết thúc. Ghi sau khi xem trước.", "All CSV files of one register at once: organisations.csv, names.csv, kinds.csv… A line that is no longer in the files ends. It is written after a preview."))</p>
      <form method="post" action="\(.registerImport)" enctype="multipart/form-data">\(c.token)
      \(form.field(.files, .files, label: c("Các tệp CSV", "The CSV files"), c))
      \(form.field(.layer, .choice([("0", c("danh bạ của kho", "the store's own")), ("1", c("danh bạ phía sau (cả nước)", "the one behind it (the country)"))]), label: c("Lớp", "Layer"), c))
      <div class="acts"><button class="main">\(c("Xem trước", "Preview"))</button></div></form>
      """
  }
}
