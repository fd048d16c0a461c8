/// What is told of reports that are put together.
extension SchemaName {
  private typealias M = Schema.Member

  static let consolidationMembers: [Schema.Member] = [
    M("rule", line), M("regulation", line), M("title", Schema.words), M("period", line),
    M("periods", .list(line, most: .max), "các kỳ của năm", "the periods of the year"),
    M("form", .object([M("id", line), M("title", Schema.words), M("version", line)])),
    M(
      "fields",
      .list(
        .object([
          M("id", line), M("label", Schema.words), M("unit", line),
          M("consolidation", .text(.choice(["sum", "last", "none"]))),
          M(
            "columns",
            .list(
              .object([
                M("column", line),
                M("total", amount, "cộng; null nếu không cộng", "together; null of what is not put together"),
                M("bodies", Schema.count, "bao nhiêu cơ quan có số", "how many bodies gave a number"),
              ]), most: .max)),
        ]), most: .max), "các chỉ tiêu bằng số", "the fields that are numbers"),
    M(
      "counts",
      .object(["filled", "nothing", "withoutForm", "missing"].map { M($0, Schema.count) })),
    M(
      "missing", .list(.object([M("obligation", line), M("body", .named(.body)), M("state", states)]), most: .max),
      "chưa có số liệu", "of whom there are no figures"),
    M(
      "own", .list(line, most: .max), "báo cáo của mình mà số liệu này vào", "one's own reports that take these figures"
    ),
    M(
      "items",
      .list(
        .object([
          M("obligation", line), M("body", .named(.body)), M("state", states),
          M("entry", .orNull(Schema.entry), "mục nhật ký có số liệu", "the entry that has the figures"),
          M("shown", line), M("due", .orNull(.text(.day))),
          M(
            "figures", .map(.map(.text(.line(1...40)), most: 5), most: .max),
            "số, theo mã trường rồi mã cột", "numbers by field and column"),
        ]), most: .max)), next,
  ]

  private static let states = Schema.text(.choice(["filled", "nothing", "withoutForm", "missing"]))
}
